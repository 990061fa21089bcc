package dev.policyplayground.ui.parts;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.ModelCatalog.Retired;
import dev.policyplayground.ui.fx.Messages;
import java.time.InstantSource;
import java.util.Optional;
import javafx.util.StringConverter;

/// Models by their titles in a choice; one that is retired says so. Immutable.
public final class ModelTitles extends StringConverter<String> {
    private final ModelCatalog catalog;
    private final InstantSource clock;

    public ModelTitles(ModelCatalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public String toString(String id) {
        String known = id == null ? "" : id;
        return catalog.isRetired(known, clock.instant())
                ? Messages.text("model.retired.short", title(known))
                : title(known);
    }

    /// The title with what a person should know before they choose the model.
    public String withBadge(String id) {
        Optional<Retired> end = catalog.retirement(id);
        if (end.isPresent()) {
            return Messages.text(
                    catalog.isRetired(id, clock.instant()) ? "model.retired" : "model.retires",
                    title(id),
                    end.get().since().toString());
        }
        return catalog.find(id)
                .map(
                        model ->
                                switch (model.life().on(ModelCatalog.day(clock.instant()))) {
                                    case ACTIVE -> model.title();
                                    case LEGACY -> Messages.text("model.legacy", model.title());
                                    case DEPRECATED, RETIRED ->
                                            Messages.text("model.deprecated", model.title());
                                })
                .orElseGet(() -> Messages.text("model.no.price", id));
    }

    private String title(String id) {
        return catalog.find(id).map(Model::title).orElse(id);
    }

    @Override
    public String fromString(String title) {
        return catalog.models().stream()
                .filter(m -> m.title().equals(title))
                .map(Model::id)
                .findFirst()
                .orElse(title);
    }
}

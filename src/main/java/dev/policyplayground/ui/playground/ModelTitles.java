package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.Model.Lifecycle;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.ui.fx.Messages;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import javafx.util.StringConverter;

/// Models by their titles in a choice. Immutable.
final class ModelTitles extends StringConverter<String> {
    private final ModelCatalog catalog;
    private final InstantSource clock;

    ModelTitles(ModelCatalog catalog, InstantSource clock) {
        this.clock = clock;
        this.catalog = catalog;
    }

    @Override
    public String toString(String id) {
        String known = id == null ? "" : id;
        return catalog.find(known).map(Model::title).orElse(known);
    }

    /// The title with what a person should know before they choose the model.
    String withBadge(String id) {
        Optional<Model> model = catalog.find(id);
        if (model.isEmpty()) {
            return Messages.text("model.no.price", id);
        }
        String title = model.get().title();
        Optional<LocalDate> retires = model.get().retires();
        if (retires.isPresent()) {
            boolean gone = !retires.get().isAfter(ModelCatalog.day(clock.instant()));
            return Messages.text(
                    gone ? "model.retired" : "model.retires", title, retires.get().toString());
        }
        return model.get().lifecycle() == Lifecycle.ACTIVE
                ? title
                : Messages.text("model.legacy", title);
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

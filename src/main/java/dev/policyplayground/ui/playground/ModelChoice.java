package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.usage.Provider;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The models that can be chosen: those that this program knows, and with LIVE those that the key
/// may use. Knows no control. For use on the FX thread; the API is asked behind it, once.
public final class ModelChoice {
    // What is taken for the limit of a model that is not known, in tokens.
    private static final long USUAL_LIMIT = 128_000;

    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final StringProperty chosen;
    private final ObservableValue<Provider> provider;
    private final ObservableList<String> ids = FXCollections.observableArrayList();
    private boolean hasAsked;

    ModelChoice(
            PlaygroundParts parts,
            FxThreads threads,
            StringProperty chosen,
            ObservableValue<Provider> provider) {
        this.parts = parts;
        this.threads = threads;
        this.chosen = chosen;
        this.provider = provider;
        ids.setAll(parts.catalog().models().stream().map(Model::id).toList());
        provider.subscribe(this::askOnce);
    }

    public ObservableList<String> ids() {
        return ids;
    }

    /// The chosen model's limit for a reply, in tokens.
    public long maxTokensLimit() {
        return parts.catalog().find(chosen.get()).map(Model::maxOutputTokens).orElse(USUAL_LIMIT);
    }

    private void askOnce() {
        if (provider.getValue() != Provider.LIVE || hasAsked) {
            return;
        }
        hasAsked = true;
        threads.load(() -> parts.network().models(), this::add, _ -> hasAsked = false);
    }

    // The API knows models that came out after this program; they have no price here.
    private void add(List<String> told) {
        told.stream()
                .filter(id -> parts.catalog().find(id).isEmpty() && !ids.contains(id))
                .forEach(ids::add);
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import javafx.util.StringConverter;

/// Models by their titles in a choice. Immutable.
final class ModelTitles extends StringConverter<String> {
    private final ModelCatalog catalog;

    ModelTitles(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String toString(String id) {
        String known = id == null ? "" : id;
        return catalog.find(known).map(Model::title).orElse(known);
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

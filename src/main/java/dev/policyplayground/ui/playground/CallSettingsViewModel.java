package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.prompt.CallCheck;
import dev.policyplayground.prompt.CallSettings;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/// How the model is asked, as a person chose it, and what of it the model would refuse. What is
/// refused stays chosen and is not sent, so that a change of model loses nothing. Knows no control.
/// For use on the FX thread.
public final class CallSettingsViewModel {
    private final ModelCatalog catalog;
    private final StringProperty model;
    private final LongProperty maxTokens;
    private final Supplier<ApiVersion> version;
    private final ObjectProperty<CallSettings> chosen =
            new SimpleObjectProperty<>(CallSettings.DEFAULT);
    private final BooleanProperty open = new SimpleBooleanProperty();

    CallSettingsViewModel(
            ModelCatalog catalog,
            StringProperty model,
            LongProperty maxTokens,
            Supplier<ApiVersion> version) {
        this.catalog = catalog;
        this.model = model;
        this.maxTokens = maxTokens;
        this.version = version;
    }

    public ObjectProperty<CallSettings> chosenProperty() {
        return chosen;
    }

    /// Whether the settings are open to be seen.
    public BooleanProperty openProperty() {
        return open;
    }

    public void change(UnaryOperator<CallSettings> edit) {
        chosen.set(edit.apply(chosen.get()));
    }

    /// What the chosen model takes and refuses.
    public CallCheck check() {
        return check(model.get());
    }

    /// What of the choice will not be sent, and why.
    public List<String> refusals() {
        return check().refusals(chosen.get(), maxTokens.get());
    }

    /// The choice without what `modelId` would refuse.
    CallSettings fitting(String modelId) {
        return check(modelId).fitting(chosen.get(), maxTokens.get());
    }

    private CallCheck check(String modelId) {
        return new CallCheck(
                catalog.find(modelId).map(Model::title).orElse(modelId),
                catalog.behaviour(modelId),
                version.get());
    }
}

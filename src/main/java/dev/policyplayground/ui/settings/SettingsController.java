package dev.policyplayground.ui.settings;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Pause;
import dev.policyplayground.ui.parts.ModelTitles;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;

/// Binds connection, defaults, budget and retention to the model. Each is kept as soon as it makes
/// sense: when the field is left, at Enter, or after a moment's pause.
final class SettingsController {
    private static final Duration MOMENT = Duration.millis(700);
    private final SettingsViewModel model;
    private final ValidationSupport validation = new ValidationSupport();

    @FXML private Label settingsSaved;
    @FXML private Label keyState;
    @FXML private ComboBox<Provider> startProvider;
    @FXML private TextField baseUrl;
    @FXML private CheckBox plainHttp;
    @FXML private ComboBox<String> apiVersion;
    @FXML private ComboBox<String> defaultModel;
    @FXML private TextField defaultMaxTokens;
    @FXML private ComboBox<String> defaultRelease;
    @FXML private TextField sessionBudget;
    @FXML private TextField dayBudget;
    @FXML private TextField retention;

    SettingsController(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        validation.setValidationDecorator(new RowDecoration());
        settingsSaved.textProperty().bind(model.saved());
        bindConnection();
        bindDefaults();
        bind(sessionBudget, model.sessionBudget());
        bind(dayBudget, model.dayBudget());
        bind(retention, model.retention());
        // What the file holds is looked at too, not only what is changed here.
        validation.initInitialDecoration();
    }

    private void bindConnection() {
        SettingsParts parts = model.parts();
        keyState.setText(
                Messages.text(parts.hasKey() ? "settings.key.set" : "settings.key.not.set"));
        baseUrl.setPromptText(parts.environmentAddress());
        bind(baseUrl, model.baseUrl());
        choose(
                startProvider,
                List.of(Provider.values()),
                p -> Messages.text("settings.provider." + p.name()),
                p -> p.connection().atStart(),
                model::setProvider);
        plainHttp
                .selectedProperty()
                .subscribe(
                        allowed -> {
                            if (allowed != isPlainHttpAllowed()) {
                                model.setAllowsPlainHttp(allowed);
                            }
                        });
        model.preferencesProperty().subscribe(_ -> plainHttp.setSelected(isPlainHttpAllowed()));
        List<String> versions = parts.apiVersions();
        choose(
                apiVersion,
                versions,
                v -> v,
                p ->
                        versions.contains(p.connection().apiVersion())
                                ? p.connection().apiVersion()
                                : versions.getLast(),
                model::setApiVersion);
    }

    private boolean isPlainHttpAllowed() {
        return model.preferencesProperty().get().connection().allowsPlainHttp();
    }

    private void bindDefaults() {
        SettingsParts parts = model.parts();
        choose(
                defaultModel,
                parts.catalog().models().stream().map(Model::id).toList(),
                new ModelTitles(parts.catalog(), parts.clock())::withBadge,
                p -> p.defaults().model(),
                id -> {
                    model.setModel(id);
                    validation.revalidate();
                });
        Validator<String> isAnswered =
                (control, id) ->
                        parts.catalog().isRetired(id, parts.clock().instant())
                                ? ValidationResult.fromWarning(
                                        control,
                                        parts.catalog()
                                                .advice(id, parts.clock().instant())
                                                .orElse(id))
                                : new ValidationResult();
        validation.registerValidator(defaultModel, false, isAnswered);
        bind(defaultMaxTokens, model.maxTokens());
        choose(
                defaultRelease,
                ReleasePolicies.CHOICES.stream().map(ReleasePolicy::code).toList(),
                code -> Messages.text("release." + code.replaceFirst("\\(.*", "")),
                p -> p.defaults().release(),
                model::setRelease);
    }

    private void bind(TextField field, TextSetting<?> setting) {
        field.textProperty().bindBidirectional(setting.textProperty());
        Validator<String> validator =
                (control, _) ->
                        switch (setting.reading()) {
                            case Reading.Bad<?>(String words) ->
                                    ValidationResult.fromError(control, words);
                            case Reading.Good<?>(Object _, String warning)
                                    when !warning.isEmpty() ->
                                    ValidationResult.fromWarning(control, warning);
                            case Reading.Good<?> _ -> new ValidationResult();
                        };
        validation.registerValidator(field, false, validator);
        Pause pause = new Pause(MOMENT, setting::commit);
        field.textProperty().subscribe(pause::restart);
        field.setOnAction(_ -> setting.commit());
        field.focusedProperty().subscribe(setting::commit);
    }

    // What the file says stays shown, also when this version does not offer it.
    private <T> void choose(
            ComboBox<T> box,
            List<T> choices,
            Function<T, String> name,
            Function<Preferences, T> get,
            Consumer<T> set) {
        box.getItems().setAll(choices);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : name.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        return box.getValue();
                    }
                });
        model.preferencesProperty().subscribe(p -> box.setValue(get.apply(p)));
        box.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!now.equals(get.apply(model.preferencesProperty().get()))) {
                                set.accept(now);
                            }
                        });
    }
}

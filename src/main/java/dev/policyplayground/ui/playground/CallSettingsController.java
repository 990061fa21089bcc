package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.prompt.CallCheck;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.CallSettings.Caching;
import dev.policyplayground.ui.fx.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds how the model is asked. What the chosen model refuses is greyed, with the reason.
final class CallSettingsController {
    private final CallSettingsViewModel model;
    private final PlaygroundViewModel playground;
    @FXML private VBox callSettings;
    @FXML private ComboBox<Thinking> thinking;
    @FXML private HBox budgetBox;
    @FXML private TextField budget;
    @FXML private HBox showThinkingBox;
    @FXML private CheckBox showThinking;
    @FXML private ComboBox<Optional<Effort>> effort;
    @FXML private HBox temperatureBox;
    @FXML private TextField temperature;
    @FXML private ComboBox<Caching> cache;
    @FXML private HBox usOnlyBox;
    @FXML private CheckBox usOnly;
    @FXML private Button reset;
    @FXML private Label refused;
    private final Tooltip temperatureWhy = new Tooltip();
    private final Tooltip usOnlyWhy = new Tooltip();
    private final Tooltip showWhy = new Tooltip();
    private boolean showing;

    CallSettingsController(PlaygroundViewModel playground) {
        this.playground = playground;
        this.model = playground.settings();
    }

    @FXML
    void initialize() {
        callSettings.visibleProperty().bind(model.openProperty());
        callSettings.managedProperty().bind(model.openProperty());
        List<Optional<Effort>> efforts = new ArrayList<>();
        efforts.add(Optional.empty());
        Arrays.stream(Effort.values()).map(Optional::of).forEach(efforts::add);
        effort.getItems().setAll(efforts);
        thinking.getItems().setAll(Thinking.values());
        cache.getItems().setAll(Caching.values());
        cells(
                thinking,
                mode -> Messages.text("call.thinking." + mode.name()),
                mode -> check().refusal(mode, chosen().effort()));
        cells(
                effort,
                e -> e.map(Effort::code).orElse(Messages.text("call.model.default")),
                e -> check().refusal(chosen().thinking(), e));
        cells(
                cache,
                c -> Messages.text("call.cache." + c.name()),
                c -> Optional.<String>empty().filter(_ -> c == null));
        install(temperatureBox, temperatureWhy);
        install(usOnlyBox, usOnlyWhy);
        install(showThinkingBox, showWhy);
        budgetBox.managedProperty().bind(budgetBox.visibleProperty());
        refused.managedProperty().bind(refused.visibleProperty());
        show();
        listen();
        model.chosenProperty().subscribe(this::show);
        playground.modelProperty().subscribe(this::show);
        playground.maxTokensProperty().subscribe(this::show);
        playground.meter().readingProperty().subscribe(this::show);
        model.openProperty().subscribe(this::show);
    }

    private static void install(Node box, Tooltip why) {
        // A disabled control shows no tooltip; the box around it does.
        Tooltip.install(box, why);
    }

    // Told of changes alone: what stands there at first is the model's.
    private void listen() {
        onChange(thinking.valueProperty(), mode -> s -> s.with(mode));
        onChange(effort.valueProperty(), e -> s -> s.withEffort(e));
        onChange(cache.valueProperty(), c -> s -> s.with(c));
        onChange(showThinking.selectedProperty(), is -> s -> s.withThinkingShown(is));
        onChange(usOnly.selectedProperty(), is -> s -> s.withUsOnly(is));
        onChange(
                budget.textProperty(),
                text ->
                        s ->
                                WholeNumber.parse(text)
                                        .filter(CallSettings::isBudget)
                                        .map(s::withBudget)
                                        .orElse(s));
        onChange(temperature.textProperty(), text -> s -> s.withTemperature(number(text)));
        budget.focusedProperty().addListener((_, _, _) -> show());
        reset.setOnAction(_ -> model.chosenProperty().set(CallSettings.DEFAULT));
    }

    private <T> void onChange(ObservableValue<T> value, Function<T, Edit> edit) {
        value.addListener(
                (_, _, now) -> {
                    // What the controls are set to by the model is no edit of a person's.
                    if (!showing && now != null) {
                        model.change(edit.apply(now)::of);
                        // Also where nothing changed: what is written may be no number.
                        show();
                    }
                });
    }

    private interface Edit {
        CallSettings of(CallSettings settings);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(text.strip().replace(',', '.'))
                    .filter(t -> !t.isEmpty())
                    .map(BigDecimal::new)
                    .filter(t -> t.signum() >= 0 && t.compareTo(BigDecimal.ONE) <= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private CallCheck check() {
        return model.check();
    }

    private CallSettings chosen() {
        return model.chosenProperty().get();
    }

    private void show() {
        showing = true;
        CallSettings now = chosen();
        CallCheck check = check();
        thinking.setValue(now.thinking());
        effort.setValue(now.effort());
        cache.setValue(now.caching());
        budgetBox.setVisible(now.thinking() == Thinking.ENABLED);
        if (!budget.isFocused()
                && !WholeNumber.parse(budget.getText()).equals(Optional.of(now.thinkingBudget()))) {
            budget.setText(String.valueOf(now.thinkingBudget()));
        }
        boolean isWritten = temperature.isFocused() || !temperature.getText().isBlank();
        if (!(isWritten && now.temperature().isEmpty())
                && !number(temperature.getText()).equals(now.temperature())) {
            temperature.setText(now.temperature().map(BigDecimal::toPlainString).orElse(""));
        }
        showThinking.setSelected(now.showThinking());
        usOnly.setSelected(now.usOnly());
        grey(temperature, temperatureWhy, check.temperatureRefusal());
        grey(usOnly, usOnlyWhy, check.usOnlyRefusal());
        grey(showThinking, showWhy, check.showThinkingRefusal(now.thinking()));
        List<String> words = new ArrayList<>(written());
        List<String> refusals = model.refusals();
        if (!refusals.isEmpty()) {
            words.add(Messages.text("call.refused", String.join("; ", refusals)));
        }
        long tokens = playground.meter().readingProperty().get().best();
        check.cachingNote(now, tokens).ifPresent(note -> words.add(note + "."));
        if (!now.stopSequences().isEmpty()) {
            words.add(Messages.text("call.stops", String.join("  ", now.stopSequences())));
        }
        refused.setVisible(!words.isEmpty());
        refused.setText(String.join("\n", words));
        showing = false;
    }

    // What stands in a field and is no value of it.
    private List<String> written() {
        List<String> words = new ArrayList<>();
        String degree = temperature.getText();
        if (!degree.isBlank() && number(degree).isEmpty() && !temperature.isDisabled()) {
            words.add(Messages.text("call.temperature.bad"));
        }
        boolean isBudget =
                WholeNumber.parse(budget.getText()).filter(CallSettings::isBudget).isPresent();
        if (budgetBox.isVisible() && !isBudget) {
            words.add(Messages.text("call.budget.bad", chosen().thinkingBudget()));
        }
        return words;
    }

    private static void grey(Node control, Tooltip tooltip, Optional<String> why) {
        control.setDisable(why.isPresent());
        control.setAccessibleHelp(why.orElse(""));
        tooltip.setText(why.orElse(Messages.text("call.taken")));
    }

    private <T> void cells(
            ComboBox<T> box, Function<T, String> name, Function<T, Optional<String>> refusal) {
        box.setCellFactory(_ -> new Choice<>(name, refusal));
        box.setButtonCell(new Choice<>(name, _ -> Optional.empty()));
    }

    /// A choice that says why it cannot be made.
    private static final class Choice<T> extends ListCell<T> {
        private final Function<T, String> name;
        private final Function<T, Optional<String>> refusal;

        Choice(Function<T, String> name, Function<T, Optional<String>> refusal) {
            this.name = name;
            this.refusal = refusal;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setDisable(false);
                return;
            }
            Optional<String> why = refusal.apply(item);
            setText(name.apply(item) + why.map(w -> "  –  " + w).orElse(""));
            setDisable(why.isPresent());
        }
    }
}

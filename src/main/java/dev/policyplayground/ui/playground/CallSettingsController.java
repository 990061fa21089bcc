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
        listen();
        model.chosenProperty().subscribe(this::show);
        playground.modelProperty().subscribe(this::show);
        model.openProperty().subscribe(this::show);
    }

    private static void install(Node box, Tooltip why) {
        // A disabled control shows no tooltip; the box around it does.
        Tooltip.install(box, why);
    }

    private void listen() {
        thinking.valueProperty().subscribe(mode -> edit(mode, s -> s.with(mode)));
        effort.valueProperty().subscribe(e -> edit(e, s -> s.withEffort(e)));
        cache.valueProperty().subscribe(c -> edit(c, s -> s.with(c)));
        showThinking.selectedProperty().subscribe(is -> edit(is, s -> s.withThinkingShown(is)));
        usOnly.selectedProperty().subscribe(is -> edit(is, s -> s.withUsOnly(is)));
        budget.textProperty()
                .subscribe(
                        text ->
                                WholeNumber.parse(text)
                                        .filter(n -> n >= CallSettings.LEAST_BUDGET)
                                        .ifPresent(n -> edit(n, s -> s.withBudget(n))));
        temperature
                .textProperty()
                .subscribe(text -> edit(text, s -> s.withTemperature(number(text))));
        reset.setOnAction(_ -> model.chosenProperty().set(CallSettings.DEFAULT));
    }

    private interface Edit {
        CallSettings of(CallSettings settings);
    }

    // What the controls are set to by the model is no edit of a person's.
    private void edit(Object value, Edit edit) {
        if (!showing && value != null) {
            model.change(edit::of);
        }
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
        if (!WholeNumber.parse(budget.getText()).equals(Optional.of(now.thinkingBudget()))) {
            budget.setText(String.valueOf(now.thinkingBudget()));
        }
        if (!number(temperature.getText()).equals(now.temperature())) {
            temperature.setText(now.temperature().map(BigDecimal::toPlainString).orElse(""));
        }
        showThinking.setSelected(now.showThinking());
        usOnly.setSelected(now.usOnly());
        grey(temperature, temperatureWhy, check.temperatureRefusal());
        grey(usOnly, usOnlyWhy, check.usOnlyRefusal());
        grey(showThinking, showWhy, check.showThinkingRefusal(now.thinking()));
        List<String> refusals = model.refusals();
        refused.setVisible(!refusals.isEmpty());
        refused.setText(Messages.text("call.refused", String.join("; ", refusals)));
        showing = false;
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

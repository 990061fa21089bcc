package dev.policyplayground.ui.policies;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Binds the table of rules, with what each finds and takes.
final class RulesController {
    private final RulesViewModel model;
    private final Jump jump;

    @FXML private Label ruleState;
    @FXML private Button measure;
    @FXML private TableView<RuleRow> ruleTable;

    RulesController(RulesViewModel model, Jump jump) {
        this.model = model;
        this.jump = jump;
    }

    @FXML
    void initialize() {
        measure.setOnAction(_ -> model.measure());
        ruleTable.setAccessibleText(Messages.text("policies.rules.accessible"));
        Label none = new Label(Messages.text("policies.rules.empty"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        ruleTable.setPlaceholder(none);
        ruleTable.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        ruleTable
                .getColumns()
                .setAll(
                        List.of(
                                words("policies.column.rule", 220, RulesController::name),
                                words("policies.column.category", 120, RuleRow::category),
                                figures("policies.column.line", 64, RuleRow::line),
                                figures("policies.column.prompts", 84, RuleRow::prompts),
                                figures("policies.column.replies", 84, RuleRow::replies),
                                figures("policies.column.micros", 84, RuleRow::micros)));
        ruleTable.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        goToLine();
                    }
                });
        ruleTable.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        goToLine();
                    }
                });
        model.stateProperty().subscribe(this::show);
    }

    private void show(RulesViewModel.State state) {
        measure.setDisable(state instanceof RulesViewModel.State.Working);
        ruleState.setText(
                switch (state) {
                    case RulesViewModel.State.NotYet _ -> "";
                    case RulesViewModel.State.Working _ -> Messages.text("policies.rules.working");
                    case RulesViewModel.State.Unavailable _ ->
                            Messages.text("policies.rules.unavailable");
                    case RulesViewModel.State.Known known ->
                            Messages.text(
                                    known.isOutdated()
                                            ? "policies.rules.outdated"
                                            : "policies.rules.measured",
                                    Format.count(known.prompts()),
                                    Format.count(known.replies()));
                });
        if (state instanceof RulesViewModel.State.Known known) {
            ruleTable.getItems().setAll(known.rows());
            ruleTable.sort();
        } else if (state instanceof RulesViewModel.State.NotYet) {
            ruleTable.getItems().clear();
        }
    }

    private void goToLine() {
        RuleRow row = ruleTable.getSelectionModel().getSelectedItem();
        if (row != null && row.line() > 0) {
            jump.to(row.line(), 0);
        }
    }

    private static String name(RuleRow row) {
        return row.rule().isEmpty() ? Messages.text("policies.rules.shared") : row.rule();
    }

    private static TableColumn<RuleRow, String> words(
            String title, double width, Function<RuleRow, String> value) {
        TableColumn<RuleRow, String> column = column(title, width, value);
        column.setCellFactory(_ -> new Cell<>(words -> words, Pos.CENTER_LEFT));
        return column;
    }

    private static <N extends Number & Comparable<N>> TableColumn<RuleRow, N> figures(
            String title, double width, Function<RuleRow, N> value) {
        TableColumn<RuleRow, N> column = column(title, width, value);
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ -> new Cell<>(RulesController::figure, Pos.CENTER_RIGHT));
        return column;
    }

    private static <V> TableColumn<RuleRow, V> column(
            String title, double width, Function<RuleRow, V> value) {
        TableColumn<RuleRow, V> column = new TableColumn<>(Messages.text(title));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width > 200 ? 120 : Math.min(width, 64));
        column.setReorderable(false);
        return column;
    }

    private static String figure(Number number) {
        if (number instanceof Double micros) {
            return String.format(Locale.ROOT, micros < 10 ? "%.2f" : "%,.0f", micros);
        }
        return number.longValue() == 0 ? "–" : Format.count(number.longValue());
    }

    private static final class Cell<V> extends TableCell<RuleRow, V> {
        private final Function<V, String> words;

        Cell(Function<V, String> words, Pos place) {
            this.words = words;
            setAlignment(place);
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            String text = empty || item == null ? "" : words.apply(item);
            setText(text);
            setTooltip(text.length() < 12 ? null : new Tooltip(text));
        }
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.fx.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// A table of runs, a row each; Enter or a double click opens one. For use on the FX thread.
public final class RunTable extends TableView<RunSummary> {
    private Consumer<RunSummary> onOpen = run -> {};

    public RunTable() {
        getStyleClass().add("run-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .add(column("runs.column.time", 78, false, r -> Format.timeOfDay(r.startedAt())));
        getColumns().add(outcomeColumn());
        getColumns().add(verdictColumn("runs.column.input", RunSummary::inputWord));
        getColumns().add(verdictColumn("runs.column.output", RunSummary::outputWord));
        getColumns()
                .add(
                        column(
                                "runs.column.tokens",
                                80,
                                true,
                                r -> Format.count(r.inputTokens() + r.outputTokens())));
        getColumns()
                .add(
                        column(
                                "runs.column.cost",
                                104,
                                true,
                                r -> Format.moneyShort(r.cost(), r.provider())));
        TableColumn<RunSummary, String> prompt =
                column(
                        "runs.column.prompt",
                        400,
                        false,
                        r -> r.prompt().strip().replaceAll("\\s+", " "));
        prompt.setMaxWidth(Double.MAX_VALUE);
        prompt.setMinWidth(60);
        getColumns().add(prompt);
        setPlaceholderText(Messages.text("runs.empty"));
        setRowFactory(_ -> row());
        setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER
                            && getSelectionModel().getSelectedItem() != null) {
                        onOpen.accept(getSelectionModel().getSelectedItem());
                        key.consume();
                    }
                });
    }

    public void setOnOpen(Consumer<RunSummary> action) {
        onOpen = action;
    }

    /// Shows the day beside the time, and what a list of many sittings needs to find a failure:
    /// stop reason, request id and tags.
    public void showDetails() {
        TableColumn<RunSummary, String> when =
                column("runs.column.time", 140, false, r -> Format.dayAndTime(r.startedAt()));
        getColumns().set(0, when);
        int prompt = getColumns().size() - 1;
        getColumns()
                .add(
                        prompt,
                        column("runs.column.tags", 90, false, r -> String.join(", ", r.tags())));
        getColumns().add(prompt, column("runs.column.request", 110, false, RunSummary::requestId));
        getColumns().add(prompt, column("runs.column.stop", 86, false, RunSummary::stopReason));
    }

    public void setPlaceholderText(String text) {
        Label placeholder = new Label(text);
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("hint");
        setPlaceholder(placeholder);
    }

    private TableRow<RunSummary> row() {
        TableRow<RunSummary> row = new TableRow<>();
        row.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !row.isEmpty()) {
                        onOpen.accept(row.getItem());
                    }
                });
        return row;
    }

    private static TableColumn<RunSummary, String> outcomeColumn() {
        return column("runs.column.outcome", 150, false, r -> Format.outcome(r.outcome()));
    }

    private static TableColumn<RunSummary, String> verdictColumn(
            String key, Function<RunSummary, String> word) {
        TableColumn<RunSummary, String> column = column(key, 98, false, word);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            private final VerdictWord badge = new VerdictWord();

                            @Override
                            protected void updateItem(String item, boolean empty) {
                                super.updateItem(item, empty);
                                badge.show(empty || item == null ? "" : item);
                                setGraphic(empty ? null : badge);
                                setText(null);
                            }
                        });
        return column;
    }

    private static TableColumn<RunSummary, String> column(
            String key, double width, boolean isNumber, Function<RunSummary, String> value) {
        TableColumn<RunSummary, String> column = new TableColumn<>(Messages.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 60));
        column.setMaxWidth(width * 2);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(String item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty ? null : item);
                                setTooltip(
                                        empty || item == null || item.length() < 20
                                                ? null
                                                : new Tooltip(item));
                                setAlignment(isNumber ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                            }
                        });
        if (isNumber) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.fx.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
    // The font size, in pixels, that the columns' widths are written for.
    private static final double NORMAL_FONT = 13;
    private static final String WIDTH = "width at normal size";

    private Function<Instant, String> timeWords = Instant::toString;
    private Consumer<RunSummary> onOpen = run -> {};
    private double scaledBy = 1;
    private Runnable fit = () -> {};

    public RunTable() {
        getStyleClass().add("run-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .add(column("runs.column.time", 78, false, r -> timeWords.apply(r.startedAt())));
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
        prompt.getProperties().remove(WIDTH);
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

    @Override
    protected void layoutChildren() {
        rescale();
        super.layoutChildren();
    }

    // Columns have widths in pixels; large type needs more of them.
    private void rescale() {
        if (lookup(".column-header .label") instanceof Label label) {
            double now = label.getFont().getSize() / NORMAL_FONT;
            if (Math.abs(now - scaledBy) > 0.01) {
                scaledBy = now;
                getColumns().forEach(this::scale);
                fit.run();
            }
        }
    }

    private void scale(TableColumn<RunSummary, ?> column) {
        if (column.getProperties().get(WIDTH) instanceof Double width) {
            boolean isNumber = column.getStyleClass().contains("number-column");
            column.setMinWidth(Math.min(width, isNumber ? 100 : 92) * scaledBy);
            column.setPrefWidth(width * scaledBy);
            column.setMaxWidth(width * 2 * scaledBy);
        }
    }

    /// To be called before there are rows.
    ///
    /// @param zone times are shown in it
    public void showTimes(ZoneId zone) {
        timeWords = at -> Format.timeOfDay(at, zone);
    }

    public void setOnOpen(Consumer<RunSummary> action) {
        onOpen = action;
    }

    /// Shows the day beside the time, and what a list of many sittings needs to find a failure:
    /// stop reason, request id and tags. To be called before there are rows.
    ///
    /// @param zone times are shown in it
    public void showDetails(ZoneId zone) {
        timeWords = at -> Format.dayAndTime(at, zone);
        size(getColumns().getFirst(), 118, false);
        // Behind the outcome and the two verdicts, to be held against them.
        int outcome = 1;
        int prompt = getColumns().size() - 1;
        TableColumn<RunSummary, String> tags =
                column("runs.column.tags", 80, false, r -> String.join(", ", r.tags()));
        TableColumn<RunSummary, String> request =
                column("runs.column.request", 110, false, RunSummary::requestId);
        TableColumn<RunSummary, String> stop =
                column("runs.column.stop", 84, false, RunSummary::stopReason);
        getColumns().addAll(prompt, List.of(stop, request, tags));
        LabelColumn label = new LabelColumn();
        size(label, 76, false);
        getColumns().add(outcome + 3, label);
        // In a narrow window the prompt says more than an id, and people label by it.
        fit =
                () -> {
                    request.setVisible(getWidth() > 1_056 * scaledBy);
                    tags.setVisible(getWidth() > 936 * scaledBy);
                    stop.setVisible(getWidth() > 840 * scaledBy);
                };
        widthProperty().subscribe(() -> fit.run());
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
        return column("runs.column.outcome", 150, false, Format::outcome);
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

    private static void size(TableColumn<RunSummary, ?> column, double width, boolean isNumber) {
        column.getProperties().put(WIDTH, width);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, isNumber ? 100 : 92));
        column.setMaxWidth(width * 2);
        column.setSortable(false);
        column.setReorderable(false);
    }

    private static TableColumn<RunSummary, String> column(
            String key, double width, boolean isNumber, Function<RunSummary, String> value) {
        TableColumn<RunSummary, String> column = new TableColumn<>(Messages.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        size(column, width, isNumber);
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

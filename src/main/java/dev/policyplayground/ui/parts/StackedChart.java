package dev.policyplayground.ui.parts;

import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.NamedArg;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/// A stacked chart with its key, the table behind it, and a button that saves its picture. For use
/// on the FX thread.
public final class StackedChart extends VBox {
    /// How it is drawn.
    public enum Shape {
        BARS,
        AREAS
    }

    enum View {
        CHART,
        TABLE
    }

    // Sharp on paper and on a dense screen.
    private static final double PICTURE_SCALE = 2;
    private static final double COLUMN = 110;

    private final Shape shape;
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.CHART);
    private final Label caption = new Label();
    private final FlowPane key = new FlowPane();
    private final StackPane plot = new StackPane();
    private final VBox drawing = new VBox(caption, key, plot);
    private final StackPane body = new StackPane();
    private final Label empty = new Label();
    private final Button picture = new Button(Messages.text("chart.picture.button"));
    private ChartData data = ChartData.NOTHING;
    private Consumer<WritableImage> onPicture = _ -> {};

    public StackedChart(@NamedArg("shape") Shape shape, @NamedArg("title") String title) {
        this.shape = shape;
        getStyleClass().add("stacked-chart");
        key.getStyleClass().add("chart-key");
        caption.getStyleClass().add("muted");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        empty.getStyleClass().add("hint");
        empty.setWrapText(true);
        drawing.getStyleClass().add("chart-drawing");
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        plot.setMinSize(0, 0);
        getChildren().addAll(header(title), body);
        view.subscribe(this::turn);
    }

    /// What stands there when there is nothing to draw.
    public void setEmptyText(String text) {
        empty.setText(text);
    }

    /// Takes the picture when the person asks for it.
    public void setOnPicture(Consumer<WritableImage> action) {
        onPicture = action;
    }

    public void show(ChartData fresh) {
        data = fresh;
        caption.setText(fresh.caption());
        key.getChildren().clear();
        for (int i = 0; i < fresh.series().size(); i++) {
            key.getChildren().add(keyOf(i, fresh.series().get(i)));
        }
        plot.getChildren().clear();
        if (!fresh.isEmpty()) {
            plot.getChildren()
                    .add(
                            switch (shape) {
                                case BARS -> StackedPlot.bars(fresh);
                                case AREAS -> StackedPlot.areas(fresh);
                            });
        }
        turn();
    }

    private HBox header(String title) {
        Label name = new Label(title);
        name.getStyleClass().add("title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        SegmentedChoice<View> turn = new SegmentedChoice<>();
        turn.bind(List.of(View.values()), v -> Messages.text("chart.view." + v.name()), view);
        picture.setMinWidth(USE_PREF_SIZE);
        picture.setOnAction(_ -> onPicture.accept(picture()));
        HBox header = new HBox(name, space, turn, picture);
        header.getStyleClass().add("pane-title");
        return header;
    }

    private WritableImage picture() {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(PICTURE_SCALE, PICTURE_SCALE));
        return drawing.snapshot(parameters, null);
    }

    private void turn() {
        boolean isDrawn = view.get() == View.CHART;
        picture.setDisable(data.isEmpty() || !isDrawn);
        body.getChildren().setAll(data.isEmpty() ? empty : isDrawn ? drawing : table());
    }

    private TextTable<ChartData.Point> table() {
        TextTable<ChartData.Point> table = new TextTable<>();
        table.addWords(data.across(), COLUMN, ChartData.Point::label);
        for (int i = 0; i < data.series().size(); i++) {
            int at = i;
            table.addFigures(data.series().get(i).name(), COLUMN, p -> p.words().get(at));
        }
        table.addFigures(Messages.text("chart.total"), COLUMN, ChartData.Point::total);
        table.getItems().setAll(data.points());
        table.setAccessibleText(data.caption());
        return table;
    }

    private static HBox keyOf(int index, ChartData.Series series) {
        Region colour = new Region();
        colour.getStyleClass().addAll("key-colour", "key-colour-" + index);
        Label name = new Label(series.name());
        Label total = new Label(series.total());
        total.getStyleClass().addAll("muted", "numbers");
        HBox entry = new HBox(colour, name, total);
        entry.getStyleClass().add("key-entry");
        return entry;
    }
}

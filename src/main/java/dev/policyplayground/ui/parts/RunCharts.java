package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// What the last runs cost, and their tokens, a bar each, oldest first. For use on the FX thread.
public final class RunCharts extends HBox {
    private static final int MOST = 20;
    private static final int FEWEST = 10;
    private static final double GAP = 3;

    private final BarChart<String, Number> cost;
    private final StackedBarChart<String, Number> tokens;
    private final Series<String, Number> usd = new Series<>();
    private final Series<String, Number> in = new Series<>();
    private final Series<String, Number> out = new Series<>();
    private final Label empty = new Label(Messages.text("chart.empty"));
    private final HBox charts;

    public RunCharts() {
        getStyleClass().add("run-charts");
        cost = dressed(new BarChart<>(new CategoryAxis(), new NumberAxis()));
        tokens = dressed(new StackedBarChart<>(new CategoryAxis(), new NumberAxis()));
        in.setName(Messages.text("chart.tokens.input"));
        out.setName(Messages.text("chart.tokens.output"));
        cost.setCategoryGap(GAP);
        tokens.setCategoryGap(GAP);
        tokens.setLegendVisible(true);
        tokens.getYAxis().setLabel(Messages.text("chart.tokens.axis"));
        cost.getData().add(usd);
        tokens.getData().add(in);
        tokens.getData().add(out);
        charts = new HBox(cost, tokens);
        HBox.setHgrow(cost, Priority.ALWAYS);
        HBox.setHgrow(tokens, Priority.ALWAYS);
        empty.getStyleClass().add("hint");
        empty.setWrapText(true);
        StackPane pane = new StackPane(charts, empty);
        HBox.setHgrow(pane, Priority.ALWAYS);
        getChildren().add(pane);
        show(List.of(), Provider.SIMULATED);
    }

    /// @param newestFirst as the archive gives them; simulated and real runs are not drawn
    ///   together: the caller passes one kind
    public void show(List<RunSummary> newestFirst, Provider provider) {
        cost.getYAxis().setLabel(Messages.text("chart.cost.axis." + provider.name()));
        List<RunSummary> runs = newestFirst.stream().limit(MOST).toList().reversed();
        charts.setVisible(!runs.isEmpty());
        empty.setVisible(runs.isEmpty());
        usd.getData().clear();
        in.getData().clear();
        out.getData().clear();
        // Never fewer than ten places, so that one run is a bar and not a wall.
        List<String> names =
                IntStream.rangeClosed(1, Math.max(FEWEST, runs.size()))
                        .mapToObj(String::valueOf)
                        .toList();
        ((CategoryAxis) cost.getXAxis()).setCategories(FXCollections.observableArrayList(names));
        ((CategoryAxis) tokens.getXAxis()).setCategories(FXCollections.observableArrayList(names));
        for (int i = 0; i < runs.size(); i++) {
            RunSummary run = runs.get(i);
            String name = String.valueOf(i + 1);
            String about =
                    Messages.text(
                            "chart.bar",
                            name,
                            Format.outcome(run),
                            Format.money(run.cost(), run.provider()),
                            Format.count(run.inputTokens()),
                            Format.count(run.outputTokens()));
            run.cost().usd().ifPresent(amount -> add(usd, name, cents(amount), about));
            add(in, name, run.inputTokens(), about);
            add(out, name, run.outputTokens(), about);
        }
    }

    // A run costs a fraction of a cent to a few: the axis stays readable.
    private static Number cents(BigDecimal usd) {
        return usd.movePointRight(2);
    }

    private static void add(
            Series<String, Number> series, String name, Number value, String about) {
        Data<String, Number> data = new Data<>(name, value);
        series.getData().add(data);
        if (data.getNode() != null) {
            Tooltip tooltip = new Tooltip(about);
            tooltip.setShowDelay(Duration.millis(200));
            Tooltip.install(data.getNode(), tooltip);
            data.getNode().setAccessibleHelp(about);
        }
    }

    private static <C extends XYChart<String, Number>> C dressed(C chart) {
        chart.setAnimated(false);
        chart.getXAxis().setTickLabelsVisible(false);
        chart.getXAxis().setTickMarkVisible(false);
        chart.setLegendVisible(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setHorizontalGridLinesVisible(false);
        chart.getXAxis().setLabel(Messages.text("chart.run.axis"));
        chart.getXAxis().setAnimated(false);
        chart.getYAxis().setAnimated(false);
        chart.setMinSize(0, 0);
        chart.setPrefSize(240, 180);
        return chart;
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.ui.fx.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedAreaChart;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Makes the drawing of a stacked chart: axes with units, no grid, figures on hover. Stateless; for
/// use on the FX thread.
final class StackedPlot {
    private static final double WIDEST_BAR = 56;
    private static final double LEAST_GAP = 4;
    // Keeps a label from its neighbour: the axis leaves out those that would touch.
    private static final String SPACE = "\u00A0\u00A0";

    private StackedPlot() {}

    static XYChart<String, Number> bars(ChartData data) {
        StackedBarChart<String, Number> chart = new StackedBarChart<>(across(data), up(data));
        chart.setCategoryGap(LEAST_GAP);
        // A few bars stay bars on a wide screen, and do not become walls.
        chart.getXAxis()
                .widthProperty()
                .subscribe(
                        width -> {
                            double place = width.doubleValue() / Math.max(1, data.points().size());
                            chart.setCategoryGap(Math.max(LEAST_GAP, place - WIDEST_BAR));
                        });
        return filled(chart, data);
    }

    static XYChart<String, Number> areas(ChartData data) {
        StackedAreaChart<String, Number> chart = new StackedAreaChart<>(across(data), up(data));
        chart.setCreateSymbols(true);
        return filled(chart, data);
    }

    private static CategoryAxis across(ChartData data) {
        CategoryAxis axis = new CategoryAxis();
        axis.setCategories(
                FXCollections.observableArrayList(
                        data.points().stream().map(StackedPlot::place).toList()));
        axis.setLabel(data.across());
        axis.setAnimated(false);
        axis.setTickMarkVisible(false);
        return axis;
    }

    private static NumberAxis up(ChartData data) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(data.up());
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        if (data.isFlat()) {
            axis.setAutoRanging(false);
            axis.setUpperBound(1);
            axis.setTickUnit(1);
        }
        return axis;
    }

    private static <C extends XYChart<String, Number>> C filled(C chart, ChartData data) {
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setHorizontalGridLinesVisible(false);
        chart.setMinSize(0, 0);
        chart.setAccessibleText(data.caption());
        List<Series<String, Number>> all = new ArrayList<>();
        for (int i = 0; i < data.series().size(); i++) {
            Series<String, Number> series = new Series<>();
            series.setName(data.series().get(i).name());
            for (ChartData.Point point : data.points()) {
                series.getData().add(new Data<>(place(point), point.values().get(i)));
            }
            all.add(series);
        }
        chart.getData().setAll(all);
        for (int i = 0; i < all.size(); i++) {
            boolean isDrawn = hasHeight(data, i);
            // Bars have no node of their own for a series.
            if (all.get(i).getNode() != null) {
                all.get(i).getNode().setVisible(isDrawn);
            }
            for (int k = 0; k < data.points().size(); k++) {
                Node node = all.get(i).getData().get(k).getNode();
                node.setVisible(isDrawn);
                explain(node, data, i, k);
            }
        }
        return chart;
    }

    private static String place(ChartData.Point point) {
        return SPACE + point.label() + SPACE;
    }

    // A series of nothing but zeros would draw a line of dots on the axis: the key names it.
    private static boolean hasHeight(ChartData data, int series) {
        return data.points().stream().anyMatch(p -> p.values().get(series) > 0);
    }

    private static void explain(Node node, ChartData data, int series, int point) {
        ChartData.Point at = data.points().get(point);
        String words =
                Messages.text(
                        "chart.stacked.point",
                        at.label(),
                        data.series().get(series).name(),
                        at.words().get(series),
                        at.total());
        Tooltip tooltip = new Tooltip(words);
        tooltip.setShowDelay(Duration.millis(200));
        Tooltip.install(node, tooltip);
        node.setAccessibleHelp(words);
    }
}

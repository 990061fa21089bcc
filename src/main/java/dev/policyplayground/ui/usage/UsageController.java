package dev.policyplayground.ui.usage;

import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Png;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.SegmentedChoice;
import dev.policyplayground.ui.parts.StackedChart;
import dev.policyplayground.ui.parts.TextTable;
import dev.policyplayground.ui.usage.UsageCharts.Measure;
import dev.policyplayground.ui.usage.UsageCharts.Stacking;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.util.StringConverter;

/// Binds the usage screen to its models.
final class UsageController {
    private final UsageViewModel model;
    private final PricesViewModel prices;
    private final FileChoice files;

    @FXML private SegmentedChoice<Provider> provider;
    @FXML private ComboBox<UsageRange> range;
    @FXML private SegmentedChoice<Measure> measure;
    @FXML private SegmentedChoice<Stacking> stacking;
    @FXML private Button csv;
    @FXML private Label problem;
    @FXML private Label priceProblem;
    @FXML private Label said;
    @FXML private Label money;
    @FXML private Label moneyWords;
    @FXML private Label unknown;
    @FXML private Label tokens;
    @FXML private Label runs;
    @FXML private Label notSpent;
    @FXML private StackedChart daily;
    @FXML private StackedChart cumulative;
    @FXML private TextTable<UsageLine> lines;

    UsageController(UsageViewModel model, PricesViewModel prices, FileChoice files) {
        this.model = model;
        this.prices = prices;
        this.files = files;
    }

    @FXML
    void initialize() {
        bindToolbar();
        banner(problem, model.problemProperty());
        banner(priceProblem, prices.problemProperty());
        banner(said, model.saidProperty());
        new LineColumns(lines, model.days()).add();
        for (StackedChart chart : List.of(daily, cumulative)) {
            chart.setEmptyText(Messages.text("usage.empty"));
        }
        daily.setOnPicture(image -> save("usage-daily", image));
        cumulative.setOnPicture(image -> save("usage-cumulative", image));
        model.reportProperty().subscribe(this::show);
        model.measureProperty().addListener((_, _, _) -> draw());
        model.stackingProperty().addListener((_, _, _) -> draw());
    }

    private void bindToolbar() {
        provider.bind(
                List.of(Provider.values()),
                p -> Messages.text("usage.provider." + p.name()),
                model.providerProperty());
        measure.bind(
                List.of(Measure.values()),
                m -> Messages.text("usage.measure." + m.name()),
                model.measureProperty());
        stacking.bind(
                List.of(Stacking.values()),
                s -> Messages.text("usage.stacking." + s.name()),
                model.stackingProperty());
        range.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(UsageRange value) {
                        return value == null ? "" : Messages.text("usage.range." + value.name());
                    }

                    @Override
                    public UsageRange fromString(String words) {
                        throw new UnsupportedOperationException("the list is not typed into");
                    }
                });
        range.setAccessibleText(Messages.text("usage.range.accessible", model.days().name()));
        range.getItems().setAll(UsageRange.values());
        range.valueProperty().bindBidirectional(model.rangeProperty());
        csv.setOnAction(
                _ ->
                        files.toSave(
                                        Messages.text("usage.csv.title"),
                                        model.suggestedName("usage", "csv"))
                                .ifPresent(model::saveCsv));
    }

    private void save(String name, WritableImage image) {
        files.toSave(Messages.text("usage.picture.title"), model.suggestedName(name, "png"))
                .ifPresent(file -> model.save(file, () -> Png.bytes(image)));
    }

    private static void banner(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.map(w -> !w.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
    }

    private void show(UsageReport report) {
        UsageSum total = report.total();
        csv.setDisable(report.lines().isEmpty());
        lines.setEmptyText(Messages.text("usage.empty"));
        lines.getItems().setAll(report.lines());
        money.setText(total.words());
        moneyWords.setText(Messages.text("usage.money." + report.provider().name()));
        unknown.setText(unknown(total));
        unknown.setVisible(!unknown.getText().isEmpty());
        unknown.setManaged(unknown.isVisible());
        tokens.setText(Format.count(total.tokens().total()));
        runs.setText(Format.count(report.runs()));
        notSpent.setText(Messages.text("usage.at.least", new Cost.Usd(total.notSpent()).words()));
        draw();
    }

    private static String unknown(UsageSum total) {
        String without =
                total.noPrice() > 0
                        ? Messages.text("usage.unknown", Format.count(total.noPrice())) + " "
                        : "";
        String lower =
                total.atLeast() > 0
                        ? Messages.text("usage.lower.bounds", Format.count(total.atLeast()))
                        : "";
        return (without + lower).strip();
    }

    private void draw() {
        UsageCharts charts = model.charts();
        daily.show(charts.daily());
        cumulative.show(charts.cumulative());
    }
}

package dev.policyplayground.ui.usage;

import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.ChartData;
import dev.policyplayground.ui.parts.Format;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the two charts of a report. Immutable.
final class UsageCharts {
    enum Measure {
        COST,
        TOKENS
    }

    enum Stacking {
        PURPOSE,
        MODEL
    }

    // As many as there are colours that can be told apart.
    private static final int MOST_SERIES = 6;
    private static final BigDecimal DOLLAR = BigDecimal.ONE;

    private final UsageReport report;
    private final Measure measure;
    private final Stacking stacking;
    private final Calendar calendar;
    private final List<String> series;
    private final boolean inCents;

    UsageCharts(UsageReport report, Measure measure, Stacking stacking) {
        this.report = report;
        this.measure = measure;
        this.stacking = stacking;
        this.calendar = Calendar.of(report.firstDay(), lastDay(report));
        this.series = series();
        this.inCents = report.total().usd().compareTo(DOLLAR) < 0;
    }

    /// A place for each day, week, month or year.
    ChartData daily() {
        return chart(false);
    }

    /// The same, added up from left to right.
    ChartData cumulative() {
        return chart(true);
    }

    // A clock that was ahead may have left lines behind today.
    private static LocalDate lastDay(UsageReport report) {
        return report.lines().isEmpty() || report.lines().getLast().day().isBefore(report.today())
                ? report.today()
                : report.lines().getLast().day();
    }

    private ChartData chart(boolean isCumulative) {
        if (report.lines().isEmpty()) {
            return ChartData.NOTHING;
        }
        Map<Place, UsageSum> sums = UsageSum.by(report.lines(), this::place);
        List<ChartData.Point> points = new ArrayList<>();
        List<UsageSum> shown = new ArrayList<>();
        series.forEach(_ -> shown.add(UsageSum.ZERO));
        if (isCumulative) {
            points.add(point(calendar.before(), shown));
        }
        for (LocalDate start : calendar.starts()) {
            for (int i = 0; i < series.size(); i++) {
                UsageSum here = sums.getOrDefault(new Place(start, series.get(i)), UsageSum.ZERO);
                shown.set(i, isCumulative ? shown.get(i).plus(here) : here);
            }
            points.add(point(start, shown));
        }
        return new ChartData(
                caption(),
                Messages.text("usage.axis." + calendar.step().name(), report.days().name()),
                up(),
                key(),
                points);
    }

    private record Place(LocalDate start, String series) {}

    private Place place(UsageLine line) {
        return new Place(calendar.step().start(line.day()), shownAs(name(line)));
    }

    private ChartData.Point point(LocalDate start, List<UsageSum> sums) {
        UsageSum total = sums.stream().reduce(UsageSum.ZERO, UsageSum::plus);
        return new ChartData.Point(
                calendar.label(start),
                sums.stream().map(this::height).toList(),
                sums.stream().map(this::words).toList(),
                words(total));
    }

    private double height(UsageSum sum) {
        return switch (measure) {
            case COST -> (inCents ? sum.usd().movePointRight(2) : sum.usd()).doubleValue();
            case TOKENS -> sum.tokens().total();
        };
    }

    private String words(UsageSum sum) {
        return switch (measure) {
            case COST -> sum.words();
            case TOKENS -> Format.count(sum.tokens().total());
        };
    }

    private List<ChartData.Series> key() {
        Map<String, UsageSum> sums = UsageSum.by(report.lines(), l -> shownAs(name(l)));
        return series.stream()
                .map(s -> new ChartData.Series(s, words(sums.getOrDefault(s, UsageSum.ZERO))))
                .toList();
    }

    // Purposes in the order of a run; models by what they took, the rest as one.
    private List<String> series() {
        List<String> names =
                switch (stacking) {
                    case PURPOSE ->
                            report.lines().stream()
                                    .sorted(Comparator.comparing(UsageLine::purpose))
                                    .map(this::name)
                                    .distinct()
                                    .toList();
                    case MODEL -> models();
                };
        return names.size() <= MOST_SERIES
                ? names
                : Stream.concat(
                                names.stream().limit(MOST_SERIES - 1),
                                Stream.of(Messages.text("usage.other.models")))
                        .toList();
    }

    private List<String> models() {
        return UsageSum.by(report.lines(), UsageLine::model).entrySet().stream()
                .sorted(
                        Comparator.comparingDouble(
                                (Map.Entry<String, UsageSum> e) -> -height(e.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String name(UsageLine line) {
        return switch (stacking) {
            case PURPOSE -> Messages.text("usage.purpose." + line.purpose().name());
            case MODEL -> line.model();
        };
    }

    private String shownAs(String name) {
        return series.contains(name) ? name : series.getLast();
    }

    private String up() {
        return switch (measure) {
            case COST ->
                    Messages.text(
                            "usage.axis.cost." + report.provider().name(), inCents ? "¢" : "$");
            case TOKENS -> Messages.text("usage.axis.tokens");
        };
    }

    private String caption() {
        UsageSum total = report.total();
        String what =
                Messages.text(
                        "usage.caption",
                        Messages.text("usage.provider." + report.provider().name()),
                        Messages.text("usage.range." + report.range().name()),
                        Messages.text("usage.step." + calendar.step().name()));
        return measure == Measure.COST && total.noPrice() > 0
                ? what + " " + Messages.text("usage.caption.unknown", Format.count(total.noPrice()))
                : what;
    }
}

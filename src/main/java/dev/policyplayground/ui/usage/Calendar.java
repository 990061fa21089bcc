package dev.policyplayground.ui.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The places of a chart from left to right: days, or weeks, months or years where there are too
/// many days to tell apart. Immutable.
record Calendar(Step step, List<LocalDate> starts) {
    // More labels than that cannot be read beside each other.
    private static final int MOST = 31;

    enum Step {
        DAY(ChronoUnit.DAYS, "d MMM"),
        WEEK(ChronoUnit.WEEKS, "d MMM"),
        MONTH(ChronoUnit.MONTHS, "MMM yyyy"),
        YEAR(ChronoUnit.YEARS, "yyyy");

        private final ChronoUnit unit;
        private final DateTimeFormatter label;

        Step(ChronoUnit unit, String label) {
            this.unit = unit;
            this.label = DateTimeFormatter.ofPattern(label, Locale.ENGLISH);
        }

        LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    /// The finest step that gives few enough places from `first` to `last`.
    static Calendar of(LocalDate first, LocalDate last) {
        LocalDate end = last.isBefore(first) ? first : last;
        Step step =
                Stream.of(Step.values())
                        .filter(s -> s.unit.between(s.start(first), s.start(end)) < MOST)
                        .findFirst()
                        .orElse(Step.YEAR);
        return new Calendar(
                step,
                Stream.iterate(
                                step.start(first),
                                day -> !day.isAfter(end),
                                day -> day.plus(1, step.unit))
                        .toList());
    }

    String label(LocalDate start) {
        return step.label.format(start);
    }

    /// The place before the first.
    LocalDate before() {
        return starts.getFirst().minus(1, step.unit);
    }
}

package dev.policyplayground.ui.usage;

import java.time.LocalDate;

/// How far back the usage screen looks, in days of the user's zone.
enum UsageRange {
    SITTING,
    TODAY,
    WEEK,
    MONTH,
    ALL;

    /// The first day, on which `today` is the last.
    LocalDate from(LocalDate today) {
        return switch (this) {
            case TODAY -> today;
            case WEEK -> today.minusDays(6);
            case MONTH -> today.minusDays(29);
            case SITTING, ALL -> LocalDate.EPOCH;
        };
    }

    /// True when the charts begin on the first day that has a line, and not on [#from].
    boolean beginsWithItsLines() {
        return this == SITTING || this == ALL;
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures as the window writes them: thousands marks, units, and as many digits as matter.
public final class Format {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private Format() {}

    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// 1,024 bytes are a kilobyte here.
    public static String bytes(long bytes) {
        return bytes < 1_024
                ? count(bytes) + " B"
                : bytes < 1_024 * 1_024
                        ? String.format(Locale.ENGLISH, "%,.1f kB", bytes / 1_024.0)
                        : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1_048_576.0);
    }

    public static String time(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis == 0) {
            return "0 ms";
        }
        if (millis < 0.1) {
            return String.format(Locale.ENGLISH, "%.0f µs", millis * 1_000);
        }
        return String.format(Locale.ENGLISH, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /// Simulated money says so: it is never real money.
    public static String money(Cost cost, Provider provider) {
        return provider == Provider.SIMULATED && !(cost instanceof Cost.NoPrice)
                ? "would cost " + cost.words()
                : cost.words();
    }

    /// Money in a narrow column.
    public static String moneyShort(Cost cost, Provider provider) {
        return provider == Provider.SIMULATED && !(cost instanceof Cost.NoPrice)
                ? "sim. " + cost.words()
                : cost.words();
    }

    public static String dayAndTime(Instant instant, ZoneId zone) {
        return DAY_AND_TIME.withZone(zone).format(instant);
    }

    public static String timeOfDay(Instant instant, ZoneId zone) {
        return TIME.withZone(zone).format(instant);
    }

    /// How a saved run ended, in a few words.
    public static String outcome(RunSummary run) {
        return run.isTakenBack() ? Messages.text("outcome.taken.back") : outcome(run.outcome());
    }

    /// `BLOCKED_AT_INPUT` as `Blocked at input`. What is guessed from words says so.
    public static String outcome(String code) {
        if (code.equals("DECLINED_BY_MODEL")) {
            return "Declined by model (likely)";
        }
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT).replace(" api", " API");
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.session.UsageCsv;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground usage`: what the runs took.
@Command(
        name = "usage",
        description =
                "What the runs took: tokens, time and money. Simulated money is what it would cost.",
        mixinStandardHelpOptions = true)
final class UsageCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    /// What the sums are made for.
    enum By {
        DAY,
        MODEL,
        PURPOSE
    }

    /// At most one of them.
    static final class As {
        @Option(names = "--json", description = "Print one JSON object.")
        boolean json;

        @Option(names = "--csv", description = "Print comma-separated values (RFC 4180).")
        boolean csv;
    }

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "The last N days of your time zone, today among them (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--live", description = "Real money instead of simulated.")
    private boolean live;

    @Option(
            names = "--by",
            paramLabel = "day|model|purpose",
            defaultValue = "DAY",
            description = "What a line is made for (default: day).")
    private By by = By.DAY;

    @ArgGroup private @Nullable As as;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new CommandFault(ExitCode.USAGE, "--days must be from 1 to 36,500");
        }
        Provider provider = live ? Provider.LIVE : Provider.SIMULATED;
        UsageDays calendar = new UsageDays(bench().clock().getZone());
        LocalDate from = calendar.of(bench().clock().instant()).minusDays(days - 1L);
        List<UsageLine> lines = bench().usage().lines(provider, from, Optional.empty());
        Map<List<String>, UsageSum> sums = UsageSum.by(lines, this::group);
        if (as != null && as.csv) {
            out().print(UsageCsv.write(provider, List.of(key()), calendar, sums));
            return ExitCode.OK;
        }
        long runs = bench().usage().runs(provider, from, Optional.empty());
        if (as != null && as.json) {
            out().println(json(provider, from, calendar, runs, sums, UsageSum.of(lines)));
        } else {
            print(provider, calendar, runs, sums, UsageSum.of(lines));
        }
        return ExitCode.OK;
    }

    private List<String> group(UsageLine line) {
        return List.of(
                switch (by) {
                    case DAY -> line.day().toString();
                    case MODEL -> line.model();
                    case PURPOSE -> line.purpose().name();
                });
    }

    private String key() {
        return by == By.DAY ? "day" : by.name().toLowerCase(Locale.ROOT);
    }

    private void print(
            Provider provider,
            UsageDays calendar,
            long runs,
            Map<List<String>, UsageSum> sums,
            UsageSum all) {
        if (all.entries() == 0) {
            out().println("No " + name(provider) + " usage in the last " + days + inZone(calendar));
            return;
        }
        String money = provider == Provider.SIMULATED ? "would cost" : "cost";
        out().printf(
                        "%-28s %9s %13s %13s  %s%n",
                        key(), "entries", "tokens in", "tokens out", money);
        sums.forEach((key, sum) -> line(String.join(" ", key), sum));
        line("all", all);
        out().println(
                        count(runs, "run")
                                + ", "
                                + name(provider)
                                + ", in the last "
                                + days
                                + inZone(calendar));
        notes(all);
    }

    private static String inZone(UsageDays calendar) {
        return " days in " + calendar.name() + ".";
    }

    private void line(String key, UsageSum sum) {
        out().printf(
                        Locale.ROOT,
                        "%-28s %,9d %,13d %,13d  %s%n",
                        key,
                        sum.entries(),
                        sum.tokens().prompt(),
                        sum.tokens().output(),
                        sum.words());
    }

    private void notes(UsageSum all) {
        if (all.noPrice() > 0) {
            out().println(count(all.noPrice(), "entry") + " without a price: not in the sum.");
        }
        if (all.atLeast() > 0) {
            out().println(
                            count(all.atLeast(), "entry")
                                    + " ended early: in the sum with what was counted, a lower bound.");
        }
        if (all.notSpent().signum() > 0) {
            out().println(
                            "At least "
                                    + new Cost.Usd(all.notSpent()).words()
                                    + " not spent because runs were stopped at input (their input alone, estimated low).");
        }
    }

    private JsonNode json(
            Provider provider,
            LocalDate from,
            UsageDays calendar,
            long runs,
            Map<List<String>, UsageSum> sums,
            UsageSum all) {
        return JsonNode.object()
                .put("provider", provider.name())
                .put("from", from.toString())
                .put("zone", calendar.name())
                .put("runs", runs)
                .put("total", UsageJson.write(all))
                .put(
                        "by_" + key(),
                        JsonNode.array(
                                sums.entrySet().stream()
                                        .map(e -> named(e.getKey(), e.getValue()))
                                        .collect(Collectors.toList())));
    }

    private JsonNode named(List<String> key, UsageSum sum) {
        return UsageJson.write(sum, JsonNode.object().put(key(), key.getFirst()));
    }

    private static String name(Provider provider) {
        return provider == Provider.SIMULATED ? "simulated" : "live";
    }

    private static String count(long number, String what) {
        String many =
                what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : many);
    }

    private Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

package dev.policyplayground.session;

import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Lines of the usage ledger added up; what is not known stays counted. Immutable. The caller adds
/// up lines of one provider: simulated and real money are never summed.
///
/// @param usd the sum of what is known, in US dollars
/// @param atLeast how many entries cost more than was counted; their lower bounds are in `usd`
/// @param noPrice how many entries have no price and are not in `usd`
/// @param notSpent a lower bound, in US dollars, of what was not spent because runs were stopped at
///   input
public record UsageSum(
        long entries,
        TokenUsage tokens,
        Duration time,
        BigDecimal usd,
        long atLeast,
        long noPrice,
        BigDecimal notSpent) {
    public static final UsageSum ZERO =
            new UsageSum(0, TokenUsage.NONE, Duration.ZERO, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO);

    public static UsageSum of(Collection<UsageLine> lines) {
        return lines.stream().reduce(ZERO, UsageSum::plus, UsageSum::plus);
    }

    /// The sum of each group, in the order in which the groups first come.
    public static <K> Map<K, UsageSum> by(List<UsageLine> lines, Function<UsageLine, K> group) {
        Map<K, UsageSum> sums = new LinkedHashMap<>();
        for (UsageLine line : lines) {
            sums.merge(group.apply(line), ZERO.plus(line), UsageSum::plus);
        }
        return sums;
    }

    public UsageSum plus(UsageLine line) {
        return plus(
                new UsageSum(
                        line.entries(),
                        line.tokens(),
                        line.time(),
                        line.usd(),
                        line.atLeast(),
                        line.noPrice(),
                        line.notSpent()));
    }

    public UsageSum plus(UsageSum other) {
        return new UsageSum(
                entries + other.entries,
                new TokenUsage(
                        tokens.input() + other.tokens.input(),
                        tokens.cacheWrite5m() + other.tokens.cacheWrite5m(),
                        tokens.cacheWrite1h() + other.tokens.cacheWrite1h(),
                        tokens.cacheRead() + other.tokens.cacheRead(),
                        tokens.output() + other.tokens.output(),
                        tokens.thinking() + other.tokens.thinking()),
                time.plus(other.time),
                usd.add(other.usd),
                atLeast + other.atLeast,
                noPrice + other.noPrice,
                notSpent.add(other.notSpent));
    }

    /// The same as a line of the ledger.
    public UsageLine line(LocalDate day, Purpose purpose, String model) {
        return new UsageLine(
                day, purpose, model, entries, tokens, time, usd, atLeast, noPrice, notSpent);
    }

    /// What is known of the cost; empty when none of the entries has a price.
    public Optional<BigDecimal> known() {
        return entries > 0 && noPrice == entries ? Optional.empty() : Optional.of(usd);
    }

    /// For a person: `$0.0042`, `at least $0.0042` where something is not counted, or `no price`.
    public String words() {
        if (known().isEmpty()) {
            return "no price";
        }
        return atLeast + noPrice > 0 ? new Cost.AtLeast(usd).words() : new Cost.Usd(usd).words();
    }
}

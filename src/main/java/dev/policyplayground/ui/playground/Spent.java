package dev.policyplayground.ui.playground;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// What the runs of this sitting took, simulated and real apart, whether they were kept or not.
/// Immutable.
public record Spent(Map<Provider, Sum> byProvider) {
    static final Spent NOTHING = new Spent(Map.of());

    /// @param usd the sum of what is known
    /// @param notKnown how many runs cost an amount that is not known, or more than was counted
    public record Sum(BigDecimal usd, long tokens, long notKnown) {
        static final Sum ZERO = new Sum(BigDecimal.ZERO, 0, 0);
    }

    public Spent {
        byProvider = Map.copyOf(byProvider);
    }

    public Sum of(Provider provider) {
        return byProvider.getOrDefault(provider, Sum.ZERO);
    }

    Spent plus(RunRecord run) {
        Sum before = of(run.provider());
        Sum after =
                new Sum(
                        before.usd.add(run.cost().usd().orElse(BigDecimal.ZERO)),
                        before.tokens + run.tokens(),
                        before.notKnown + (run.cost().usd().isPresent() ? 0 : 1));
        EnumMap<Provider, Sum> all = new EnumMap<>(Provider.class);
        all.putAll(byProvider);
        all.put(run.provider(), after);
        return new Spent(all);
    }
}

package dev.policyplayground.usage;

import java.math.BigDecimal;
import java.util.Optional;

/// The most that may be spent, in US dollars of real money; simulated money has no budget.
/// Immutable.
///
/// @param perSession in one sitting; empty for no limit
/// @param perDay on one day of the user's zone; empty for no limit
public record Budget(Optional<BigDecimal> perSession, Optional<BigDecimal> perDay) {
    public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

    /// @throws IllegalArgumentException when a limit is below zero
    public Budget {
        if (perSession.filter(b -> b.signum() < 0).isPresent()
                || perDay.filter(b -> b.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("a budget must not be below zero");
        }
    }

    public boolean isUnlimited() {
        return perSession.isEmpty() && perDay.isEmpty();
    }
}

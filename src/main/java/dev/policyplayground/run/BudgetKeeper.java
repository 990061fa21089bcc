package dev.policyplayground.run;

import java.math.BigDecimal;
import java.util.Optional;

/// Sees to it that budgets hold, also between several windows and command lines. Implementations
/// are thread-safe.
public interface BudgetKeeper {
    /// No budget.
    BudgetKeeper UNLIMITED =
            new BudgetKeeper() {
                @Override
                public Answer reserve(String session, Optional<BigDecimal> worstCase) {
                    return new Answer.Reserved("");
                }

                @Override
                public void settle(String reservation) {}
            };

    sealed interface Answer {
        /// The worst case is set aside until it is settled.
        record Reserved(String id) implements Answer {}

        /// @param words which budget, what is spent and what was asked for, for a person
        record Refused(String words) implements Answer {}
    }

    /// Sets `worstCase` US dollars aside, if the budgets cover it. A worst case that is not known
    /// is covered by no budget.
    Answer reserve(String session, Optional<BigDecimal> worstCase);

    /// Gives a reservation back: what was spent stands in the ledger now.
    void settle(String reservation);
}

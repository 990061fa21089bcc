package dev.policyplayground.app;

import dev.policyplayground.run.BudgetKeeper;
import dev.policyplayground.usage.Budget;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/// Stands in where the ledger cannot be read: with a budget nothing may be spent, for nobody can
/// say what is left. Thread-safe.
record UnreadableLedger(Supplier<Budget> budget, String why) implements BudgetKeeper {
    @Override
    public Answer reserve(String session, Optional<BigDecimal> worstCase) {
        return budget.get().isUnlimited()
                ? new Answer.Reserved("")
                : new Answer.Refused("what was spent cannot be read. " + why);
    }

    @Override
    public void settle(String reservation) {
        // nothing was set aside
    }
}

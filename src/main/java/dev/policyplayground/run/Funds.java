package dev.policyplayground.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one run has set aside of the budgets. One instance serves one run; not safe for several
/// threads.
final class Funds {
    private final BudgetKeeper budget;
    private final String session;
    private final List<String> reserved = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    Funds(BudgetKeeper budget, String session) {
        this.budget = budget;
        this.session = session;
    }

    /// Sets `worstCase` aside.
    ///
    /// @return false when the budgets do not cover it; then [#refusal] says why
    boolean reserve(Optional<BigDecimal> worstCase) {
        switch (budget.reserve(session, worstCase)) {
            case BudgetKeeper.Answer.Reserved(String id) -> reserved.add(id);
            case BudgetKeeper.Answer.Refused(String words) -> refusal = Optional.of(words);
        }
        return refusal.isEmpty();
    }

    /// Why something could not be set aside.
    Optional<String> refusal() {
        return refusal;
    }

    /// Gives all of it back.
    void settle() {
        reserved.forEach(budget::settle);
        reserved.clear();
    }
}

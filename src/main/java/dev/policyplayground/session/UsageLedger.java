package dev.policyplayground.session;

import dev.policyplayground.usage.Provider;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads what runs took, added up. Implementations are thread-safe.
///
/// Every method throws [StorageException] when the database cannot be read.
public interface UsageLedger {
    /// The sums of each day, purpose and model, oldest day first.
    ///
    /// @param provider simulated and real money are never added up together
    /// @param from the first day, of [UsageDays]
    /// @param session only this sitting's; empty for all
    List<UsageLine> lines(Provider provider, LocalDate from, Optional<String> session);

    /// How many runs those lines are of.
    long runs(Provider provider, LocalDate from, Optional<String> session);
}

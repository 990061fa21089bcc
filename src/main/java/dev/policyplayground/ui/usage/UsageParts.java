package dev.policyplayground.ui.usage;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Prices;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.ui.fx.FileChoice;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/// What the usage screen works with. Immutable.
///
/// @param ledger what the runs took; empty when it cannot be read, and then `noLedger` says why
/// @param session this sitting
/// @param copyPrices copies the bundled prices to where they can be edited
public record UsageParts(
        Optional<UsageLedger> ledger,
        String noLedger,
        String session,
        Prices prices,
        CopyPrices copyPrices,
        ModelCatalog catalog,
        FileChoice files,
        Clock clock) {

    /// Makes the user's own price file.
    @FunctionalInterface
    public interface CopyPrices {
        /// @return true when a copy was made; false when there is a file already
        /// @throws IOException when it cannot be written
        boolean copy() throws IOException;
    }
}

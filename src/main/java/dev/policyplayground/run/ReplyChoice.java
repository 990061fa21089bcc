package dev.policyplayground.run;

import dev.policyplayground.usage.Provider;
import java.nio.file.Path;
import java.util.Optional;

/// Where a run's reply is to come from. Immutable.
///
/// @param scenario what the simulator lets happen, see `docs/simulator.md`; empty for nothing, and
///   not heeded with the real API
/// @param replay a recording that answers in place of the provider
/// @param record a file that the exchange is written to the end of
public record ReplyChoice(
        Provider provider, String scenario, Optional<Path> replay, Optional<Path> record) {

    public static ReplyChoice of(Provider provider) {
        return new ReplyChoice(provider, "", Optional.empty(), Optional.empty());
    }
}

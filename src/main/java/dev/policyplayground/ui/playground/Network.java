package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.RateLimits;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;

/// What the playground asks of the network beside runs. Thread-safe.
public interface Network {
    /// None of it.
    Network NONE =
            new Network() {
                @Override
                public List<String> models() {
                    return List.of();
                }

                @Override
                public Optional<Long> count(Draft draft, Cancellation cancellation) {
                    return Optional.empty();
                }

                @Override
                public Optional<RateLimits> limits(Provider provider) {
                    return Optional.empty();
                }
            };

    /// The ids of the models that the key may use, newest first; none when the API did not say.
    /// Blocks.
    List<String> models();

    /// The real API's count of a draft's input tokens; empty when it gave none. Blocks.
    Optional<Long> count(Draft draft, Cancellation cancellation);

    /// What the provider last said of its limits.
    Optional<RateLimits> limits(Provider provider);
}

package dev.policyplayground.app;

import dev.policyplayground.claude.ApiResult;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ModelInfo;
import dev.policyplayground.claude.RateLimits;
import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.ui.playground.Network;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;

/// Asks the network for the playground. Thread-safe.
record PlaygroundNetwork(Parts parts, Sources sources) implements Network {

    @Override
    public List<String> models() {
        try {
            return sources.liveSource().client().models(new Cancellation())
                            instanceof ApiResult.Ok<List<ModelInfo>>(List<ModelInfo> models, var _)
                    ? models.stream()
                            .filter(m -> !m.lifecycle().equals(Optional.of("retired")))
                            .map(ModelInfo::id)
                            .toList()
                    : List.of();
        } catch (CommandFault e) {
            // No key: then the bundled list must do.
            return List.of();
        }
    }

    @Override
    public Optional<Long> count(Draft draft, Cancellation cancellation) {
        MessagesRequest request =
                new MessagesRequest(
                        draft.model(),
                        draft.maxTokens(),
                        draft.system(),
                        draft.sent(),
                        draft.settings(),
                        false);
        try {
            return sources.liveSource().client().countTokens(request, cancellation)
                            instanceof ApiResult.Ok<Long>(Long tokens, var _)
                    ? Optional.of(tokens)
                    : Optional.empty();
        } catch (CommandFault e) {
            // No key: then the estimate must do.
            return Optional.empty();
        }
    }

    @Override
    public Optional<RateLimits> limits(Provider provider) {
        return sources.hostNow(provider).flatMap(parts.traffic::limits);
    }
}

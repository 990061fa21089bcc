package dev.policyplayground.app;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiResult;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ModelInfo;
import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.ui.connection.ConnectionParts;
import dev.policyplayground.ui.connection.KeyCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Gathers what the connection screen shows.
final class ConnectionScreenParts {
    private ConnectionScreenParts() {}

    static ConnectionParts of(Parts parts, Sources sources) {
        return new ConnectionParts(
                parts.traffic,
                parts.keys,
                sources::hostNow,
                () -> orElse(() -> parts.apiAccess().baseUrl().getHost(), ""),
                () -> proxyHost(parts),
                () -> orElse(() -> parts.apiAccess().place(), "ANTHROPIC_BASE_URL is no address"),
                () -> isUnencrypted(parts),
                () -> parts.liveRefused(),
                () -> parts.apiVersion().header(),
                () -> check(sources));
    }

    private static KeyCheck check(Sources sources) {
        try {
            return switch (sources.liveSource().client().models(new Cancellation())) {
                case ApiResult.Ok<List<ModelInfo>>(List<ModelInfo> models, var _) ->
                        new KeyCheck.Taken(models.size());
                case ApiResult.Failed<List<ModelInfo>>(ApiFailure failure, var _) ->
                        new KeyCheck.NotTaken(failure.describe());
                case ApiResult.Cancelled<List<ModelInfo>>() -> new KeyCheck.NotTaken("Cancelled");
            };
        } catch (CommandFault e) {
            return new KeyCheck.NotTaken(e.words());
        }
    }

    private static boolean isUnencrypted(Parts parts) {
        try {
            return parts.apiAccess().isUnencrypted();
        } catch (CommandFault e) {
            return false;
        }
    }

    private static Optional<String> proxyHost(Parts parts) {
        try {
            return parts.proxyHost();
        } catch (CommandFault e) {
            return Optional.empty();
        }
    }

    private static String orElse(Supplier<String> place, String otherwise) {
        try {
            return Optional.ofNullable(place.get()).orElse(otherwise);
        } catch (CommandFault e) {
            return otherwise;
        }
    }
}

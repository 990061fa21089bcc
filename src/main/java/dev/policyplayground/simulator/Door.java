package dev.policyplayground.simulator;

import dev.policyplayground.simulator.Answer.Fault;
import java.util.Optional;
import java.util.Set;

/// Who may come in, and where to. Thread-safe.
///
/// @param accepted the one key that is; when absent, any is
record Door(Optional<String> accepted, Strikes strikes) {
    private static final Set<String> PLACES =
            Set.of(
                    "messages",
                    "messages/count_tokens",
                    "messages/batches",
                    "messages/batches/*",
                    "messages/batches/*/cancel",
                    "messages/batches/*/results",
                    "models",
                    "models/*");

    Optional<Fault> check(Visit visit) {
        if (!visit.path().startsWith("/v1/")) {
            return Optional.of(notFound(visit));
        }
        String given = visit.key();
        if (given.isEmpty()) {
            return Optional.of(
                    new Fault(401, "authentication_error", "x-api-key header is required"));
        }
        if (accepted.isPresent() && !accepted.get().equals(given)) {
            String message =
                    visit.header("x-api-key").isPresent()
                            ? "invalid x-api-key"
                            : "Invalid bearer token";
            return Optional.of(new Fault(401, "authentication_error", message));
        }
        return strikes.isDisabled(given)
                ? Optional.of(
                        new Fault(
                                403,
                                "permission_error",
                                "This API key has been disabled after repeated violations of the Usage Policy."))
                : Optional.empty();
    }

    /// The path with `*` for an id.
    static String shape(String[] path) {
        StringBuilder shape = new StringBuilder(path[0]);
        for (int i = 1; i < path.length; i++) {
            boolean isId =
                    (path[0].equals("models") && i == 1) || (i == 2 && path[1].equals("batches"));
            shape.append('/').append(isId ? "*" : path[i]);
        }
        return shape.toString();
    }

    static boolean isKnown(String[] path) {
        return PLACES.contains(shape(path));
    }

    static Fault notFound(Visit visit) {
        return new Fault(404, "not_found_error", "Not Found: " + visit.path());
    }
}

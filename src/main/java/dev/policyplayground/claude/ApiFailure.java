package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Why a request ended without a reply. Immutable.
///
/// @param status the HTTP status; 200 for an error inside a stream, 0 when there was no answer
/// @param message the API's own words, or ours when it said nothing
/// @param requestId the `request-id`, to be quoted to support
public record ApiFailure(Kind kind, int status, String message, Optional<String> requestId) {

    /// Kinds that call for different things to be done. Source: the Messages API, "Errors".
    public enum Kind {
        INVALID_REQUEST("The API did not accept the request"),
        /// A 400 that speaks of policy or content filtering: a refusal, free of charge.
        POLICY("The API refused the request over its usage policy"),
        AUTHENTICATION("The API did not accept the key"),
        BILLING("The account cannot be billed"),
        PERMISSION("The key may not do this"),
        NOT_FOUND("The API does not know this model or address"),
        CONFLICT("The API met a conflict"),
        TOO_LARGE("The request is too large"),
        RATE_LIMIT("The rate limit is reached"),
        /// A 429 that no waiting cures.
        SPEND_LIMIT("The spend limit is reached"),
        API_ERROR("The API failed"),
        TIMEOUT("The API took too long"),
        OVERLOADED("The API is overloaded"),
        UNREACHABLE("The API could not be reached"),
        BROKEN_STREAM("The reply broke off"),
        UNREADABLE("The answer was not what the API sends"),
        OTHER("The API answered with an error");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// What happened, for a person, without a full stop.
        public String words() {
            return words;
        }
    }

    /// For a person: what happened, the API's words, and the request id.
    public String describe() {
        String id = requestId.map(r -> " (request " + r + ")").orElse("");
        return kind.words() + ": " + message + id;
    }

    /// The body that the API would send for this failure.
    public JsonNode toJson() {
        String type =
                switch (kind) {
                    case INVALID_REQUEST, POLICY -> "invalid_request_error";
                    case AUTHENTICATION -> "authentication_error";
                    case BILLING -> "billing_error";
                    case PERMISSION -> "permission_error";
                    case NOT_FOUND -> "not_found_error";
                    case CONFLICT -> "conflict_error";
                    case TOO_LARGE -> "request_too_large";
                    case RATE_LIMIT, SPEND_LIMIT -> "rate_limit_error";
                    case TIMEOUT -> "timeout_error";
                    case OVERLOADED -> "overloaded_error";
                    case API_ERROR, UNREACHABLE, BROKEN_STREAM, UNREADABLE, OTHER -> "api_error";
                };
        return JsonNode.object()
                .put("type", "error")
                .put("error", JsonNode.object().put("type", type).put("message", message))
                .put("request_id", requestId);
    }

    // 429s that no waiting cures. Source: facts/claude-api.md, section 1.8.
    private static final Set<String> SPEND_CODES =
            Set.of(
                    "enforced_spend_limit_reached",
                    "contract_spend_limit_reached",
                    "ramp_limit_exceeded");

    static ApiFailure ofResponse(int status, String body, Optional<String> requestId) {
        // Some errors come from a proxy on the way and are HTML: then the status alone must do.
        JsonNode json = JsonNode.parseOrMissing(body);
        JsonNode error = json.get("error");
        Optional<String> said = error.get("message").asText().filter(m -> !m.isBlank());
        Kind kind =
                kind(
                        status,
                        error.get("type").textOrEmpty(),
                        said.orElse(""),
                        error.get("details"));
        return new ApiFailure(
                kind,
                status,
                said.orElse("HTTP " + status),
                requestId.or(() -> json.get("request_id").asText()));
    }

    /// An `error` event inside a stream, after a 200.
    static ApiFailure ofEvent(JsonNode event, Optional<String> requestId) {
        JsonNode error = event.get("error");
        String message = error.get("message").asText().orElse("no reason given");
        Kind kind =
                kind(
                        statusOf(error.get("type").textOrEmpty()),
                        error.get("type").textOrEmpty(),
                        message,
                        error.get("details"));
        return new ApiFailure(kind, 200, message, requestId);
    }

    private static int statusOf(String type) {
        return switch (type) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "timeout_error" -> 504;
            case "rate_limit_error" -> 429;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }

    private static Kind kind(int status, String type, String message, JsonNode details) {
        String lower = message.toLowerCase(Locale.ROOT);
        return switch (type.isEmpty() ? "" + status : type) {
            case "invalid_request_error", "400" ->
                    lower.contains("policy")
                                    || lower.contains("policies")
                                    || lower.contains("content filter")
                            ? Kind.POLICY
                            : lower.contains("usage limits")
                                    ? Kind.SPEND_LIMIT
                                    : lower.contains("credit balance")
                                            ? Kind.BILLING
                                            : Kind.INVALID_REQUEST;
            case "authentication_error", "401" -> Kind.AUTHENTICATION;
            case "billing_error", "402" -> Kind.BILLING;
            case "permission_error", "403" -> Kind.PERMISSION;
            case "not_found_error", "404" -> Kind.NOT_FOUND;
            case "conflict_error", "409" -> Kind.CONFLICT;
            case "request_too_large", "413" -> Kind.TOO_LARGE;
            case "rate_limit_error", "429" ->
                    SPEND_CODES.contains(details.get("error_code").textOrEmpty())
                            ? Kind.SPEND_LIMIT
                            : Kind.RATE_LIMIT;
            case "api_error", "500" -> Kind.API_ERROR;
            case "timeout_error", "408", "504" -> Kind.TIMEOUT;
            case "overloaded_error", "529" -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.API_ERROR : Kind.OTHER;
        };
    }
}

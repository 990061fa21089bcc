package dev.policyplayground.simulator;

import dev.policyplayground.simulator.Answer.Fault;
import java.util.Optional;

/// The API's errors by name, with their real bodies. Stateless. Source: `facts/claude-api.md`,
/// section 1.8.
final class Faults {
    static final String CONTENT_FILTER = "Output blocked by content filtering policy";
    private static final String OVER_POLICY =
            "This request was blocked because it appears to violate our Usage Policy.";

    private Faults() {}

    /// A request that was flagged over policy: free, and a strike.
    static Fault overPolicy() {
        return new Fault(400, "invalid_request_error", OVER_POLICY, true);
    }

    /// @param argument how often it is given, or `page` for a proxy's page
    static Optional<Answer> named(String name, String argument) {
        Optional<Answer> fault = fault(name);
        return argument.equals("page")
                ? fault.map(f -> f instanceof Fault plain ? plain.asPage() : f)
                : fault;
    }

    private static Optional<Answer> fault(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "policy" -> overPolicy();
                    case "invalid_request" ->
                            Fault.invalid("messages.0.content: Input should be a valid string");
                    case "content_filter" -> Fault.invalid(CONTENT_FILTER);
                    case "credit" ->
                            Fault.invalid(
                                    "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.");
                    case "usage_limit" ->
                            Fault.invalid(
                                    "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.");
                    case "authentication" ->
                            new Fault(401, "authentication_error", "invalid x-api-key");
                    case "billing" ->
                            new Fault(
                                    402, "billing_error", "There is a problem with your billing.");
                    case "permission" ->
                            new Fault(
                                    403,
                                    "permission_error",
                                    "Your API key does not have permission to use the specified resource.");
                    case "not_found" -> new Fault(404, "not_found_error", "model: claude-opus-4-1");
                    case "request_timeout" -> new Fault(408, "timeout_error", "Request timed out");
                    case "conflict" ->
                            new Fault(409, "conflict_error", "The resource is in use; try again.");
                    case "too_large" ->
                            new Fault(413, "request_too_large", "Request exceeds the maximum size");
                    case "rate_limit" ->
                            rateLimit("1,000 requests per minute").with("retry-after", "1");
                    case "acceleration" ->
                            new Fault(
                                            429,
                                            "rate_limit_error",
                                            "This request would exceed your organization's acceleration limit. Please ramp up your requests gradually.")
                                    .with("retry-after", "1");
                    case "spend_limit" ->
                            new Fault(
                                            429,
                                            "rate_limit_error",
                                            "You have reached the spend limit of your organization.")
                                    .withCode("enforced_spend_limit_reached");
                    case "api_error" -> new Fault(500, "api_error", "Internal server error");
                    case "bad_gateway" -> new Fault(502, "api_error", "Bad gateway").asPage();
                    case "timeout" -> new Fault(504, "timeout_error", "Request timed out");
                    case "overloaded" -> new Fault(529, "overloaded_error", "Overloaded");
                    case "overloaded_for_good" ->
                            new Fault(529, "overloaded_error", "Overloaded")
                                    .with("x-should-retry", "false");
                    case "no_answer" -> new Answer.Silence();
                    default -> null;
                });
    }

    static Fault rateLimit(String what) {
        return new Fault(
                429,
                "rate_limit_error",
                "This request would exceed your organization's rate limit of " + what + ".");
    }
}

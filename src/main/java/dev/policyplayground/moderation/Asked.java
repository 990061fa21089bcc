package dev.policyplayground.moderation;

import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// What asking a judge took that is not on this machine. Immutable.
///
/// @param model the model that answered, or else the one that was asked
/// @param cost at list price; for a simulated call what it would cost
/// @param worstCase the most it could have cost, in US dollars; empty when that is not known
/// @param time from sending to the last byte, repeated attempts included
/// @param requestId the API's id of the request, to be quoted to support
public record Asked(
        String model,
        TokenUsage usage,
        Cost cost,
        Optional<BigDecimal> worstCase,
        Duration time,
        Optional<String> requestId) {}

package dev.policyplayground.session;

import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/// What one purpose took of one model on one day. Immutable.
///
/// @param day one of [UsageDays]
/// @param entries how many times
/// @param usd the sum of what is known, in US dollars
/// @param atLeast how many entries cost more than was counted; their lower bounds are in `usd`
/// @param noPrice how many entries have no price and are not in `usd`
/// @param notSpent a lower bound, in US dollars, of what was not spent because runs were stopped at
///   input
public record UsageLine(
        LocalDate day,
        Purpose purpose,
        String model,
        long entries,
        TokenUsage tokens,
        Duration time,
        BigDecimal usd,
        long atLeast,
        long noPrice,
        BigDecimal notSpent) {}

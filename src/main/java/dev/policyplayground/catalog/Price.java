package dev.policyplayground.catalog;

import java.math.BigDecimal;

/// What a model's tokens cost, in US dollars per million tokens, for requests of up to
/// `maxPromptTokens`. Immutable.
///
/// @param maxPromptTokens the largest prompt (input and cache reads and writes) this row speaks of
public record Price(
        long maxPromptTokens,
        BigDecimal input,
        BigDecimal output,
        BigDecimal cacheWrite5m,
        BigDecimal cacheWrite1h,
        BigDecimal cacheRead) {}

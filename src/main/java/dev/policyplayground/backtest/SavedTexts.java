package dev.policyplayground.backtest;

import dev.policyplayground.moderation.Exchange;
import java.time.Instant;
import java.util.Optional;

/// The texts of a saved run, as they are kept: what was masked stays masked. Immutable.
///
/// @param reply the raw reply; empty when the output gate had none to judge
public record SavedTexts(String id, Instant startedAt, Exchange exchange, Optional<String> reply) {}

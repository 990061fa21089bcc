package dev.policyplayground.claude;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rate limits as the headers of an answer tell them. Immutable. Source: the Messages API,
/// `anthropic-ratelimit-*`; the remaining tokens are rounded to thousands there.
///
/// @param at when they were told
public record RateLimits(List<Gauge> gauges, Instant at) {
    private static final String PREFIX = "anthropic-ratelimit-";
    private static final List<String> KINDS =
            List.of("requests", "tokens", "input-tokens", "output-tokens");

    /// @param kind `requests`, `tokens`, `input-tokens` or `output-tokens`
    /// @param limit a minute's
    /// @param reset when the whole limit is there again
    public record Gauge(String kind, long limit, long remaining, Optional<Instant> reset) {
        /// How much is left, from 0 to 1.
        public double left() {
            return limit <= 0 ? 0 : Math.clamp((double) remaining / limit, 0, 1);
        }
    }

    public RateLimits {
        gauges = List.copyOf(gauges);
    }

    /// What `headers` tell; no gauge for what they do not.
    public static RateLimits of(ResponseHeaders headers, Instant at) {
        List<Gauge> gauges = new ArrayList<>();
        for (String kind : KINDS) {
            Optional<Long> limit = number(headers, kind + "-limit");
            Optional<Long> remaining = number(headers, kind + "-remaining");
            if (limit.isPresent() && remaining.isPresent()) {
                gauges.add(
                        new Gauge(
                                kind,
                                limit.get(),
                                remaining.get(),
                                time(headers, kind + "-reset")));
            }
        }
        return new RateLimits(gauges, at);
    }

    private static Optional<Long> number(ResponseHeaders headers, String name) {
        try {
            return headers.get(PREFIX + name).map(String::strip).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(ResponseHeaders headers, String name) {
        try {
            return headers.get(PREFIX + name).map(String::strip).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

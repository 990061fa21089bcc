package dev.policyplayground.simulator;

import dev.policyplayground.simulator.Answer.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Token buckets that refill all the time, three for each key: requests, input tokens and output
/// tokens a minute. Thread-safe; remembers the newest 1,000 keys. Source: `facts/claude-api.md`,
/// section 1.8.
final class RateLimiter {
    private static final int MOST_KEYS = 1_000;
    private static final String PREFIX = "anthropic-ratelimit-";

    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, Buckets> byKey =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Buckets> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    RateLimiter(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private final class Bucket {
        private final long size;
        private double left;
        private Instant at;

        Bucket(long size) {
            this.size = size;
            this.left = (double) size;
            this.at = clock.instant();
        }

        void refill(Instant now) {
            double seconds = Duration.between(at, now).toNanos() / 1e9;
            left = Math.min((double) size, left + size * Math.max(0, seconds) / 60);
            at = now;
        }

        boolean has(long amount) {
            return size == 0 || left >= amount;
        }

        void take(long amount) {
            left -= amount;
        }

        /// Seconds until `amount` is there, at least 1.
        long secondsUntil(long amount) {
            double missing = Math.min(amount, size) - left;
            return Math.max(1, (long) Math.ceil(missing * 60 / size));
        }

        Instant full(Instant now) {
            long millis = (long) Math.ceil((size - left) * 60_000 / size);
            return now.plusMillis(Math.max(0, millis)).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private final class Buckets {
        private final Bucket requests = new Bucket(limits.requests());
        private final Bucket input = new Bucket(limits.inputTokens());
        private final Bucket output = new Bucket(limits.outputTokens());

        void refill(Instant now) {
            requests.refill(now);
            input.refill(now);
            output.refill(now);
        }
    }

    private Buckets of(String key) {
        Buckets buckets = byKey.computeIfAbsent(key, _ -> new Buckets());
        buckets.refill(clock.instant());
        return buckets;
    }

    /// Takes a request's share; empty when it was there, else the error with its `retry-after`.
    synchronized Optional<Fault> admit(String key, long inputTokens) {
        Buckets now = of(key);
        if (!now.requests.has(1)) {
            return refused(limits.requests(), "requests", now.requests.secondsUntil(1));
        }
        if (!now.input.has(Math.min(inputTokens, limits.inputTokens()))) {
            return refused(
                    limits.inputTokens(), "input tokens", now.input.secondsUntil(inputTokens));
        }
        // Output is counted when it is there: who has used it all waits.
        if (!now.output.has(1)) {
            return refused(limits.outputTokens(), "output tokens", now.output.secondsUntil(1));
        }
        now.requests.take(1);
        now.input.take(inputTokens);
        return Optional.empty();
    }

    private static Optional<Fault> refused(long limit, String what, long seconds) {
        String words = String.format(Locale.ROOT, "%,d %s per minute", limit, what);
        return Optional.of(Faults.rateLimit(words).with("retry-after", String.valueOf(seconds)));
    }

    /// Counts what a reply took.
    synchronized void spend(String key, long outputTokens) {
        of(key).output.take(outputTokens);
    }

    /// The headers of an answer to `key`, as things stood when it was last admitted or refused, so
    /// that a refusal never says that something is left; none without limits.
    synchronized Map<String, String> headers(String key) {
        Map<String, String> headers = new TreeMap<>();
        Buckets now = byKey.computeIfAbsent(key, _ -> new Buckets());
        if (limits.requests() > 0) {
            put(headers, "requests", now.requests, 1);
        }
        if (limits.inputTokens() > 0) {
            put(headers, "input-tokens", now.input, 1_000);
        }
        if (limits.outputTokens() > 0) {
            put(headers, "output-tokens", now.output, 1_000);
        }
        if (limits.inputTokens() > 0 && limits.outputTokens() > 0) {
            boolean inputIsTighter =
                    now.input.left / now.input.size <= now.output.left / now.output.size;
            put(headers, "tokens", inputIsTighter ? now.input : now.output, 1_000);
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String kind, Bucket bucket, long round) {
        double rounds = Math.max(0, bucket.left) / round;
        // A part of a request is none; tokens are rounded to the nearest thousand.
        long left = (round == 1 ? (long) rounds : Math.round(rounds)) * round;
        headers.put(PREFIX + kind + "-limit", String.valueOf(bucket.size));
        headers.put(PREFIX + kind + "-remaining", String.valueOf(Math.min(left, bucket.size)));
        headers.put(PREFIX + kind + "-reset", bucket.full(bucket.at).toString());
    }
}

package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Input;
import dev.policyplayground.text.TokenEstimate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the simulated API remembers of prompts: a request with `cache_control` writes its prompt
/// and reads what an earlier one with the same beginning wrote. Thread-safe; remembers the newest
/// 1,000 beginnings, by hash. Source: `facts/claude-api.md`, sections 1.2 and 1.6.
final class PromptCache {
    private static final int MOST = 1_000;
    // What the API adds around a conversation.
    private static final long FRAME_TOKENS = 8;

    private final InstantSource clock;
    private final Map<Long, Instant> until =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Instant> eldest) {
                    return size() > MOST;
                }
            };

    PromptCache(InstantSource clock) {
        this.clock = clock;
    }

    /// @param least prompts of fewer tokens are not cached
    /// @param keeps false to look and write nothing
    synchronized Input count(String key, JsonNode body, long least, boolean keeps) {
        boolean usOnly = body.get("inference_geo").textOrEmpty().equals("us");
        List<JsonNode> turns = body.get("messages").items();
        long system = TokenEstimate.of(RequestText.plain(body.get("system")));
        long all = FRAME_TOKENS + system + TokenEstimate.of(RequestText.all(body));
        String ttl = ttl(body);
        if (ttl.isEmpty() || all < least) {
            return new Input(all, 0, 0, "5m", usOnly);
        }
        Instant now = clock.instant();
        long read = 0;
        long beginning =
                mix(
                        mix(mix(key.hashCode(), body.get("model")), body.get("tools")),
                        body.get("system"));
        long tokens = FRAME_TOKENS + system;
        for (int i = 0; i <= turns.size(); i++) {
            if (i > 0) {
                beginning = mix(beginning, turns.get(i - 1));
                tokens += TokenEstimate.of(RequestText.plain(turns.get(i - 1).get("content")));
            }
            if (until.getOrDefault(beginning, Instant.MIN).isAfter(now)) {
                read = Math.min(tokens, all);
            }
            if (keeps) {
                until.put(
                        beginning,
                        now.plus(ttl.equals("1h") ? Duration.ofHours(1) : Duration.ofMinutes(5)));
            }
        }
        return new Input(0, all - read, read, ttl, usOnly);
    }

    private static long mix(long before, JsonNode more) {
        return before * 1_000_003 + more.hashCode();
    }

    private static String ttl(JsonNode body) {
        JsonNode control = body.get("cache_control");
        if (control.isMissing()) {
            control =
                    body.get("system").items().stream()
                            .map(b -> b.get("cache_control"))
                            .filter(c -> !c.isMissing())
                            .findFirst()
                            .orElse(JsonNode.MISSING);
        }
        return control.isMissing() ? "" : control.get("ttl").asText().orElse("5m");
    }
}

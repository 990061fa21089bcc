package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts how often one and the same request has failed, so that it can be answered in the end.
/// Thread-safe; remembers the newest 10,000 requests, by hash.
final class Storms {
    private static final int MOST = 10_000;

    private final Map<Long, Integer> failed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
                    return size() > MOST;
                }
            };

    /// True while the request has failed fewer than `times`; counts this time too. Once it is over
    /// for a request, it begins anew.
    synchronized boolean rages(String key, JsonNode body, int times) {
        long hash = key.hashCode() * 1_000_003L + body.hashCode();
        if (failed.getOrDefault(hash, 0) >= times) {
            failed.remove(hash);
            return false;
        }
        failed.merge(hash, 1, Integer::sum);
        return true;
    }
}

package dev.policyplayground.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/// Counts, for each key, the requests that were flagged over policy, and disables a key that has
/// too many. As in the real world there is no way back for a key: only a new one helps.
/// Thread-safe; remembers the newest 1,000 keys.
final class Strikes {
    private static final int MOST_KEYS = 1_000;

    private final int allowed;
    private final Map<String, Integer> byKey =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    /// @param allowed how many strikes disable a key; 0 for never
    Strikes(int allowed) {
        this.allowed = allowed;
    }

    synchronized void add(String key) {
        byKey.merge(key, 1, Integer::sum);
    }

    synchronized int of(String key) {
        return byKey.getOrDefault(key, 0);
    }

    boolean isDisabled(String key) {
        return allowed > 0 && of(key) >= allowed;
    }
}

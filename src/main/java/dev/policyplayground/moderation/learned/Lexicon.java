package dev.policyplayground.moderation.learned;

import dev.policyplayground.json.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lists of words: what a text is about (topics), and how it stands to that (stances). Immutable,
/// safe from any thread.
///
/// An entry is a word, the beginning of one with a `*` behind it, or two or three words joined by
/// `+`. Looked up by hash, so that a text is read without a word of it being made an object; two
/// entries with one hash share their lists.
public final class Lexicon {
    /// At most so many lists, which is what a `long` has bits for.
    static final int MOST = 64;

    private final List<String> topicNames;
    private final List<String> stanceNames;
    private final Map<String, List<String>> entries;
    private final HashTable words = new HashTable();
    private final HashTable beginnings = new HashTable();
    private final HashTable phrases = new HashTable();

    /// @param topics entries by name of the list, in order
    /// @throws IllegalArgumentException when there are more than 64 lists, or none of a kind
    public Lexicon(Map<String, List<String>> topics, Map<String, List<String>> stances) {
        topicNames = List.copyOf(topics.keySet());
        stanceNames = List.copyOf(stances.keySet());
        if (topicNames.size() + stanceNames.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " lists");
        }
        if (topicNames.isEmpty() || stanceNames.isEmpty()) {
            throw new IllegalArgumentException("no topics, or no stances");
        }
        entries = new LinkedHashMap<>(topics);
        entries.putAll(stances);
        List<List<String>> lists = new ArrayList<>(topics.values());
        lists.addAll(stances.values());
        Map<Integer, Long> exact = new HashMap<>();
        Map<Integer, Long> begun = new HashMap<>();
        Map<Integer, Long> joined = new HashMap<>();
        for (int list = 0; list < lists.size(); list++) {
            for (String entry : lists.get(list)) {
                long bit = 1L << list;
                String[] parts = entry.toLowerCase(Locale.ROOT).split("\\+");
                if (parts.length > 1) {
                    joined.merge(phrase(parts), bit, (a, b) -> a | b);
                } else if (entry.endsWith("*")) {
                    String beginning = parts[0].substring(0, parts[0].length() - 1);
                    begun.merge(FeatureHash.of(beginning), bit, (a, b) -> a | b);
                } else {
                    exact.merge(FeatureHash.of(parts[0]), bit, (a, b) -> a | b);
                }
            }
        }
        words.fill(exact);
        beginnings.fill(begun);
        phrases.fill(joined);
    }

    /// Reads `{"topics": {name: [entry…]}, "stances": {…}}`.
    ///
    /// @throws IllegalArgumentException as the constructor does
    public static Lexicon of(JsonNode json) {
        return new Lexicon(lists(json.get("topics")), lists(json.get("stances")));
    }

    private static Map<String, List<String>> lists(JsonNode lists) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String name : lists.names()) {
            all.put(name, lists.get(name).items().stream().map(JsonNode::textOrEmpty).toList());
        }
        return all;
    }

    /// As [#of] reads it.
    JsonNode json() {
        return JsonNode.object()
                .put("topics", lists(topicNames))
                .put("stances", lists(stanceNames));
    }

    private JsonNode lists(List<String> names) {
        JsonNode lists = JsonNode.object();
        for (String name : names) {
            lists.put(name, JsonNode.array(entries(name).stream().map(JsonNode::text).toList()));
        }
        return lists;
    }

    private static int phrase(String[] parts) {
        int first = FeatureHash.of(parts[0]);
        int second = FeatureHash.of(parts[1]);
        return parts.length == 2
                ? FeatureHash.pair(first, second)
                : FeatureHash.triple(first, second, FeatureHash.of(parts[2]));
    }

    int topics() {
        return topicNames.size();
    }

    int stances() {
        return stanceNames.size();
    }

    public List<String> topicNames() {
        return topicNames;
    }

    public List<String> stanceNames() {
        return stanceNames;
    }

    /// The entries of a list.
    public List<String> entries(String list) {
        return entries.getOrDefault(list, List.of());
    }

    /// The lists, as bits, of a word.
    long ofWord(int hash) {
        return words.get(hash);
    }

    /// The lists of words that begin so.
    long ofBeginning(int hash) {
        return beginnings.get(hash);
    }

    long ofPair(int first, int second) {
        return phrases.get(FeatureHash.pair(first, second));
    }

    long ofTriple(int first, int second, int third) {
        return phrases.get(FeatureHash.triple(first, second, third));
    }

    /// Bits by hash, without an object for a look. Filled once.
    private static final class HashTable {
        private int[] keys = {0};
        private long[] values = {0};

        void fill(Map<Integer, Long> all) {
            int size = Integer.highestOneBit(Math.max(4, all.size() * 4)) * 2;
            keys = new int[size];
            values = new long[size];
            all.forEach(
                    (key, value) -> {
                        int at = slot(key);
                        while (values[at] != 0) {
                            at = (at + 1) & (keys.length - 1);
                        }
                        keys[at] = key;
                        values[at] = value;
                    });
        }

        long get(int key) {
            int at = slot(key);
            while (values[at] != 0) {
                if (keys[at] == key) {
                    return values[at];
                }
                at = (at + 1) & (keys.length - 1);
            }
            return 0;
        }

        private int slot(int key) {
            return (key * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(keys.length - 1);
        }
    }
}

package dev.policyplayground.claude;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of an answer, names in lower case, without cookies. Immutable.
public record ResponseHeaders(Map<String, String> fields) {
    public static final ResponseHeaders NONE = new ResponseHeaders(Map.of());

    public ResponseHeaders {
        TreeMap<String, String> kept = new TreeMap<>();
        fields.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!lower.equals("set-cookie")) {
                        kept.put(lower, value);
                    }
                });
        fields = Collections.unmodifiableMap(kept);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Optional<String> requestId() {
        return get("request-id");
    }
}

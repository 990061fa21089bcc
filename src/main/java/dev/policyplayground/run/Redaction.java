package dev.policyplayground.run;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes what must not be kept out of every text of a recorded exchange. A secret that a stream cut
/// into pieces is found in the whole and taken out of each piece. Immutable.
///
/// @param redact keeps the length of a text
record Redaction(UnaryOperator<String> redact) {
    // The texts of deltas, each behind the delta's own name.
    private static final Map<String, String> PIECES =
            Map.of(
                    "text_delta", "text",
                    "thinking_delta", "thinking",
                    "input_json_delta", "partial_json");

    JsonNode of(JsonNode json) {
        if (json.isObject()) {
            JsonNode clean = JsonNode.object();
            json.names().forEach(name -> clean.put(name, of(json.get(name))));
            return clean;
        }
        if (json.isArray()) {
            return JsonNode.array(json.items().stream().map(this::of).toList());
        }
        if (json.isNumber()) {
            // A number that must not be kept, such as a card's, is a text of blots.
            String number = json.toString();
            String clean = redact.apply(number);
            return clean.equals(number) ? json : JsonNode.text(clean);
        }
        return json.asText().map(text -> JsonNode.text(redact.apply(text))).orElse(json);
    }

    List<Event> of(List<Event> events) {
        Map<String, StringBuilder> whole = new HashMap<>();
        List<JsonNode> parsed = new ArrayList<>();
        for (Event event : events) {
            JsonNode json = parse(event.data());
            parsed.add(json);
            piece(json)
                    .ifPresent(
                            p ->
                                    whole.computeIfAbsent(p.block, _ -> new StringBuilder())
                                            .append(p.text));
        }
        Map<String, String> clean = new HashMap<>();
        whole.forEach((block, text) -> clean.put(block, redact.apply(text.toString())));
        Map<String, Integer> at = new HashMap<>();
        List<Event> kept = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode json = parsed.get(i);
            String data =
                    piece(json)
                            .map(p -> p.with(json, clean.getOrDefault(p.block, ""), at))
                            .orElseGet(() -> json.isObject() ? of(json).toString() : "{}");
            kept.add(new Event(events.get(i).after(), data));
        }
        return kept;
    }

    /// A delta's text, and which block it belongs to.
    private record Piece(String block, String name, String text) {
        String with(JsonNode event, String whole, Map<String, Integer> at) {
            int from = at.getOrDefault(block, 0);
            int to = Math.min(from + text.length(), whole.length());
            at.put(block, to);
            JsonNode delta = event.get("delta");
            delta.put(name, whole.substring(Math.min(from, to), to));
            return event.toString();
        }
    }

    private static Optional<Piece> piece(JsonNode event) {
        JsonNode delta = event.get("delta");
        String name = PIECES.get(delta.get("type").textOrEmpty());
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new Piece(
                                event.get("index").count() + name,
                                name,
                                delta.get(name).textOrEmpty()));
    }

    private static JsonNode parse(String data) {
        try {
            return JsonNode.parse(data);
        } catch (JsonFault e) {
            return JsonNode.MISSING;
        }
    }
}

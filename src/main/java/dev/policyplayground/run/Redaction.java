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
import java.util.stream.Collectors;

/// Takes what must not be kept out of every text and name of a recorded exchange. A secret that
/// runs over the pieces of a stream, or over several blocks, is found in the whole and taken out of
/// each piece. Immutable.
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
            json.names().forEach(name -> clean.put(redact.apply(name), of(json.get(name))));
            return clean;
        }
        if (json.isArray()) {
            return JsonNode.array(blocks(json.items()));
        }
        if (json.isNumber()) {
            // A number that must not be kept, such as a card's, is a text of blots.
            String number = json.toString();
            String clean = redact.apply(number);
            return clean.equals(number) ? json : JsonNode.text(clean);
        }
        return json.asText().map(text -> JsonNode.text(redact.apply(text))).orElse(json);
    }

    // The texts of a message's blocks are read as one.
    private List<JsonNode> blocks(List<JsonNode> items) {
        String whole =
                items.stream().map(i -> i.get("text").textOrEmpty()).collect(Collectors.joining());
        String clean = redact.apply(whole);
        List<JsonNode> kept = new ArrayList<>();
        int at = 0;
        for (JsonNode item : items) {
            String text = item.get("text").textOrEmpty();
            JsonNode alone = of(item);
            if (!text.isEmpty() && alone.get("text").textOrEmpty().length() == text.length()) {
                alone.put("text", both(alone.get("text").textOrEmpty(), clean, at));
            }
            kept.add(alone);
            at += text.length();
        }
        return kept;
    }

    // What is a blot in either is one.
    private static String both(String alone, String whole, int at) {
        StringBuilder both = new StringBuilder(alone);
        for (int i = 0; i < both.length(); i++) {
            if (whole.charAt(at + i) == TextMask.BLOT) {
                both.setCharAt(i, TextMask.BLOT);
            }
        }
        return both.toString();
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
                                    whole.computeIfAbsent(p.name, _ -> new StringBuilder())
                                            .append(p.text));
        }
        Map<String, String> clean = new HashMap<>();
        whole.forEach((name, text) -> clean.put(name, redact.apply(text.toString())));
        Map<String, Integer> at = new HashMap<>();
        List<Event> kept = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode json = parsed.get(i);
            String data =
                    piece(json)
                            .map(p -> p.with(json, clean.getOrDefault(p.name, ""), at))
                            .orElseGet(() -> json.isObject() ? of(json).toString() : "{}");
            kept.add(new Event(events.get(i).after(), data));
        }
        return kept;
    }

    /// A delta's text, and the name it stands under. Blocks follow each other: their texts are read
    /// as one.
    private record Piece(String name, String text) {
        String with(JsonNode event, String whole, Map<String, Integer> at) {
            int from = at.getOrDefault(name, 0);
            int to = Math.min(from + text.length(), whole.length());
            at.put(name, to);
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
                : Optional.of(new Piece(name, delta.get(name).textOrEmpty()));
    }

    private static JsonNode parse(String data) {
        try {
            return JsonNode.parse(data);
        } catch (JsonFault e) {
            return JsonNode.MISSING;
        }
    }
}

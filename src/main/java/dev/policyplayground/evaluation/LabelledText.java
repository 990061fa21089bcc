package dev.policyplayground.evaluation;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.prompt.TurnJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text with a person's judgement of it. Immutable.
///
/// @param unsafe what a gate should flag
/// @param kind what sort of text it is, such as its category in the set it comes from
public record LabelledText(
        String id,
        Exchange exchange,
        Optional<String> reply,
        boolean unsafe,
        Optional<String> kind) {

    /// Reads `{"id", "text", "label": "safe"|"unsafe"[, "reply"][, "turns"][, "category"]}`.
    ///
    /// @param layer for the output layer there must be a reply
    /// @throws JsonFault when something is missing or wrong
    public static LabelledText read(JsonNode line, Layer layer) throws JsonFault {
        if (!line.get("id").isText() && !line.get("id").isNumber()) {
            throw new JsonFault("'id' is missing or neither text nor a number");
        }
        if (!line.get("text").isText()) {
            throw new JsonFault("'text' is missing or no text");
        }
        if (layer == Layer.OUTPUT && !line.get("reply").isText()) {
            throw new JsonFault("'reply' is missing or no text");
        }
        List<Turn> turns =
                TurnJson.read(line.get("turns")).stream().filter(t -> !t.isQuarantined()).toList();
        return new LabelledText(
                line.get("id").isText() ? line.get("id").textOrEmpty() : line.get("id").toString(),
                new Exchange(turns, line.get("text").textOrEmpty()),
                line.get("reply").asText(),
                isUnsafe(line.get("label").textOrEmpty()),
                line.get("category").asText().filter(c -> !c.isBlank()));
    }

    /// As [#read] reads it.
    public JsonNode write() {
        JsonNode line =
                JsonNode.object()
                        .put("id", id)
                        .put("text", exchange.prompt())
                        .put("label", unsafe ? "unsafe" : "safe");
        reply.ifPresent(said -> line.put("reply", said));
        kind.ifPresent(word -> line.put("category", word));
        return exchange.earlier().isEmpty()
                ? line
                : line.put("turns", TurnJson.write(exchange.earlier()));
    }

    private static boolean isUnsafe(String label) throws JsonFault {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "unsafe" -> true;
            case "safe" -> false;
            default -> throw new JsonFault("'label' must be safe or unsafe");
        };
    }
}

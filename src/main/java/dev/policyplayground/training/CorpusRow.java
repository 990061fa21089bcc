package dev.policyplayground.training;

import dev.policyplayground.json.JsonNode;
import java.util.Optional;

/// A row of the shipped corpus: a text of our own, with what it is. Immutable.
///
/// @param reply the reply, for a row of the exchange set
/// @param unsafe for a row in a category `guard.injection` or `guard.jailbreak`: it tries to take
///   the instructions over; for any other row: it asks for harm, or as a reply gives it
/// @param category of the default pack: the one that it falls into or, when it is safe, the one it
///   stands near; `everyday` for what is near none
/// @param twinOf the id of the unsafe row that this one is the harmless twin of
/// @param language an ISO 639-1 code
/// @param style how it is put, such as `question`, `statement`, `narrative`
public record CorpusRow(
        String id,
        String text,
        Optional<String> reply,
        boolean unsafe,
        String category,
        Optional<String> twinOf,
        String language,
        String style) {

    /// As a line of a labelled set.
    public JsonNode json() {
        JsonNode line = JsonNode.object().put("id", id).put("text", text);
        reply.ifPresent(words -> line.put("reply", words));
        line.put("label", unsafe ? "unsafe" : "safe").put("category", category);
        twinOf.ifPresent(twin -> line.put("twin_of", twin));
        return line.put("language", language).put("style", style);
    }
}

package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/// The words of a request, wherever they stand in it. Stateless.
final class RequestText {
    private RequestText() {}

    static String lastOfUser(JsonNode body) {
        List<JsonNode> turns = body.get("messages").items();
        return turns.isEmpty() ? "" : plain(turns.getLast().get("content"));
    }

    static String all(JsonNode body) {
        return body.get("messages").items().stream()
                .map(turn -> plain(turn.get("content")))
                .collect(Collectors.joining("\n"));
    }

    /// Content is a string, or a list of blocks of which the text ones count.
    static String plain(JsonNode content) {
        return content.asText()
                .orElseGet(
                        () ->
                                content.items().stream()
                                        .map(RequestText::block)
                                        .collect(Collectors.joining("\n")));
    }

    // A text block, the data of a document, or what a tool gave back.
    private static String block(JsonNode block) {
        return switch (block.get("type").textOrEmpty()) {
            case "document" -> block.get("source").get("data").textOrEmpty();
            case "tool_result" -> plain(block.get("content"));
            default -> block.get("text").textOrEmpty();
        };
    }

    /// The words that end the reply.
    static List<String> stops(JsonNode body) {
        return body.get("stop_sequences").items().stream()
                .flatMap(s -> s.asText().stream())
                .toList();
    }

    /// What came from elsewhere: documents and the results of tools, which may hold instructions.
    static String attachments(JsonNode body) {
        return body.get("messages").items().stream()
                .flatMap(turn -> turn.get("content").items().stream())
                .filter(b -> !b.get("type").textOrEmpty().equals("text"))
                .map(RequestText::block)
                .collect(Collectors.joining("\n"));
    }
}

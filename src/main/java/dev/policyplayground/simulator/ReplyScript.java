package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Part;
import dev.policyplayground.simulator.Answer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a reply into what goes over the wire: one JSON message, or the events of a stream.
/// Immutable.
record ReplyScript(Reply reply, Cut cut, String id) {
    // Signatures are opaque; ours say what they are.
    private static final String SIGNATURE = "c2ltdWxhdGVk";

    static ReplyScript of(Reply reply, List<String> stops, String id) {
        return new ReplyScript(reply, Cut.of(reply, stops), id);
    }

    /// One server-sent event.
    ///
    /// @param data JSON, but for an event that is garbled on purpose
    record Event(String type, String data) {}

    JsonNode message() {
        JsonNode content = JsonNode.array();
        boolean discarded = reply.ending() instanceof Ending.Refused;
        if (!discarded) {
            cut.parts().forEach(part -> content.add(whole(part)));
        }
        return frame().put("content", content)
                .put("stop_reason", cut.stopReason())
                .put("stop_sequence", cut.stopSequence())
                .put("stop_details", stopDetails())
                .put("usage", usage(cut.outputTokens()));
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        add(
                events,
                event("message_start")
                        .put(
                                "message",
                                frame().put("content", JsonNode.array()).put("usage", usage(1))));
        for (int index = 0; index < cut.parts().size(); index++) {
            addBlock(events, index, cut.parts().get(index));
            if (index == 0) {
                add(events, event("ping"));
            }
        }
        switch (reply.ending()) {
            case Ending.BreaksOff _, Ending.EndsEarly _ -> {
                // nothing more
            }
            case Ending.Garbles _ -> events.add(new Event("content_block_delta", "{\"type\":"));
            case Ending.Fails(String type, String message) ->
                    add(
                            events,
                            event("error")
                                    .put(
                                            "error",
                                            JsonNode.object()
                                                    .put("type", type)
                                                    .put("message", message)));
            case Ending.Stops _, Ending.Refused _ -> addEnd(events);
        }
        return events;
    }

    private void addEnd(List<Event> events) {
        JsonNode delta =
                JsonNode.object()
                        .put("stop_reason", cut.stopReason())
                        .put("stop_sequence", cut.stopSequence())
                        .put("stop_details", stopDetails());
        add(
                events,
                event("message_delta").put("delta", delta).put("usage", usage(cut.outputTokens())));
        add(events, event("message_stop"));
    }

    private static void addBlock(List<Event> events, int index, Part part) {
        add(
                events,
                event("content_block_start").put("index", index).put("content_block", start(part)));
        switch (part) {
            case Part.Text(String text) -> addPieces(events, index, "text_delta", "text", text);
            case Part.Thinking(String text, var _) -> {
                addPieces(events, index, "thinking_delta", "thinking", text);
                addDelta(events, index, "signature_delta", "signature", SIGNATURE);
            }
            case Part.Tool tool -> {
                addDelta(events, index, "input_json_delta", "partial_json", "");
                addPieces(
                        events, index, "input_json_delta", "partial_json", tool.input().toString());
            }
            case Part.Whole _ -> {
                // it came with its start
            }
        }
        add(events, event("content_block_stop").put("index", index));
    }

    private static void addPieces(
            List<Event> events, int index, String type, String name, String text) {
        for (String piece : pieces(text)) {
            addDelta(events, index, type, name, piece);
        }
    }

    private static void addDelta(
            List<Event> events, int index, String type, String name, String value) {
        add(
                events,
                event("content_block_delta")
                        .put("index", index)
                        .put("delta", JsonNode.object().put("type", type).put(name, value)));
    }

    // The API sends a few words at a time; so do we, cutting after blanks.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean behindBlank = text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\n';
            if (i == text.length() || (behindBlank && i - start >= 8)) {
                pieces.add(text.substring(start, i));
                start = i;
            }
        }
        return pieces;
    }

    private static JsonNode start(Part part) {
        return switch (part) {
            case Part.Text _ -> JsonNode.object().put("type", "text").put("text", "");
            case Part.Thinking _ ->
                    JsonNode.object()
                            .put("type", "thinking")
                            .put("thinking", "")
                            .put("signature", "");
            case Part.Tool tool -> call(tool, JsonNode.object());
            case Part.Whole(JsonNode block) -> block;
        };
    }

    private static JsonNode whole(Part part) {
        return switch (part) {
            case Part.Text(String text) -> JsonNode.object().put("type", "text").put("text", text);
            case Part.Thinking(String text, var _) ->
                    JsonNode.object()
                            .put("type", "thinking")
                            .put("thinking", text)
                            .put("signature", SIGNATURE);
            case Part.Tool tool -> call(tool, tool.input());
            case Part.Whole(JsonNode block) -> block;
        };
    }

    private static JsonNode call(Part.Tool tool, JsonNode input) {
        return JsonNode.object()
                .put("type", tool.server() ? "server_tool_use" : "tool_use")
                .put("id", tool.id())
                .put("name", tool.name())
                .put("input", input)
                .put("caller", JsonNode.object().put("type", "direct"));
    }

    private static JsonNode event(String type) {
        return JsonNode.object().put("type", type);
    }

    private static void add(List<Event> events, JsonNode event) {
        events.add(new Event(event.get("type").textOrEmpty(), event.toString()));
    }

    private JsonNode frame() {
        return JsonNode.object()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", reply.model())
                .putNull("stop_reason")
                .putNull("stop_sequence")
                .putNull("stop_details")
                .putNull("container");
    }

    private JsonNode stopDetails() {
        if (!(reply.ending() instanceof Ending.Refused(Optional<String> category, var _))) {
            return JsonNode.MISSING;
        }
        return JsonNode.object()
                .put("type", "refusal")
                .put("category", category)
                .put(
                        "explanation",
                        category.map(_ -> "The simulated classifier declined this request."));
    }

    private JsonNode usage(long output) {
        Answer.Input in = reply.input();
        boolean hour = in.ttl().equals("1h");
        return JsonNode.object()
                .put("input_tokens", in.plain())
                .put("cache_creation_input_tokens", in.written())
                .put("cache_read_input_tokens", in.read())
                .put(
                        "cache_creation",
                        JsonNode.object()
                                .put("ephemeral_5m_input_tokens", hour ? 0 : in.written())
                                .put("ephemeral_1h_input_tokens", hour ? in.written() : 0))
                .put("output_tokens", output)
                .put(
                        "output_tokens_details",
                        JsonNode.object().put("thinking_tokens", cut.thinkingTokens()))
                .putNull("server_tool_use")
                .put("service_tier", "standard")
                .put("inference_geo", in.usOnly() ? "us" : "global")
                .put("speed", "standard");
    }
}

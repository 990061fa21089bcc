package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Reply;
import dev.policyplayground.text.TokenEstimate;
import java.util.ArrayList;
import java.util.List;

/// Turns a reply into what goes over the wire: one JSON message, or the events of a stream.
/// Stateless.
final class ReplyScript {
    private ReplyScript() {}

    /// One server-sent event.
    record Event(String type, JsonNode data) {
        Event with(String name, JsonNode value) {
            data.put(name, value);
            return this;
        }

        Event with(String name, int value) {
            data.put(name, value);
            return this;
        }
    }

    static JsonNode message(Reply reply, String id) {
        Cut cut = Cut.of(reply);
        JsonNode content = JsonNode.array();
        boolean discarded = reply.ending() instanceof Ending.Refused;
        if (!cut.thinking.isEmpty() && !discarded) {
            content.add(thinkingBlock(cut.thinking).put("signature", "sim"));
        }
        if (!cut.text.isEmpty() && !discarded) {
            content.add(JsonNode.object().put("type", "text").put("text", cut.text));
        }
        return frame(reply, id)
                .put("content", content)
                .put("stop_reason", cut.stopReason)
                .put("stop_details", stopDetails(reply))
                .put("usage", usage(reply, cut));
    }

    static List<Event> events(Reply reply, String id) {
        Cut cut = Cut.of(reply);
        List<Event> events = new ArrayList<>();
        JsonNode usageAtStart = usage(reply, cut).put("output_tokens", 1);
        events.add(
                event("message_start")
                        .with(
                                "message",
                                frame(reply, id)
                                        .put("content", JsonNode.array())
                                        .put("usage", usageAtStart)));
        int index = 0;
        if (!cut.thinking.isEmpty()) {
            addBlock(
                    events,
                    index++,
                    thinkingBlock("").put("signature", ""),
                    "thinking",
                    cut.thinking);
        }
        events.add(event("ping"));
        if (!cut.text.isEmpty()) {
            addBlock(
                    events,
                    index,
                    JsonNode.object().put("type", "text").put("text", ""),
                    "text",
                    cut.text);
        }
        switch (reply.ending()) {
            case Ending.BreaksOff _ -> {
                // nothing more: the connection just closes
            }
            case Ending.FailsMidway _ ->
                    events.add(
                            event("error")
                                    .with(
                                            "error",
                                            JsonNode.object()
                                                    .put("type", "overloaded_error")
                                                    .put("message", "Overloaded")));
            case Ending.EndTurn _, Ending.Refused _ -> addEnd(events, reply, cut);
        }
        return events;
    }

    private static void addEnd(List<Event> events, Reply reply, Cut cut) {
        JsonNode delta =
                JsonNode.object()
                        .put("stop_reason", cut.stopReason)
                        .putNull("stop_sequence")
                        .put("stop_details", stopDetails(reply));
        events.add(event("message_delta").with("delta", delta).with("usage", usage(reply, cut)));
        events.add(event("message_stop"));
    }

    private static void addBlock(
            List<Event> events, int index, JsonNode start, String kind, String text) {
        events.add(event("content_block_start").with("index", index).with("content_block", start));
        for (String piece : pieces(text)) {
            events.add(
                    event("content_block_delta")
                            .with("index", index)
                            .with(
                                    "delta",
                                    JsonNode.object()
                                            .put("type", kind + "_delta")
                                            .put(kind, piece)));
        }
        if (kind.equals("thinking")) {
            events.add(
                    event("content_block_delta")
                            .with("index", index)
                            .with(
                                    "delta",
                                    JsonNode.object()
                                            .put("type", "signature_delta")
                                            .put("signature", "sim")));
        }
        events.add(event("content_block_stop").with("index", index));
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

    private static Event event(String type) {
        return new Event(type, JsonNode.object().put("type", type));
    }

    private static JsonNode thinkingBlock(String text) {
        return JsonNode.object().put("type", "thinking").put("thinking", text);
    }

    private static JsonNode frame(Reply reply, String id) {
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

    private static JsonNode stopDetails(Reply reply) {
        return reply.ending() instanceof Ending.Refused refused
                ? JsonNode.object()
                        .put("type", "refusal")
                        .put("category", refused.category())
                        .put("explanation", "The simulated classifier declined this request.")
                : JsonNode.MISSING;
    }

    private static JsonNode usage(Reply reply, Cut cut) {
        return JsonNode.object()
                .put("input_tokens", reply.inputTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put(
                        "cache_creation",
                        JsonNode.object()
                                .put("ephemeral_5m_input_tokens", 0)
                                .put("ephemeral_1h_input_tokens", 0))
                .put("output_tokens", cut.outputTokens)
                .put(
                        "output_tokens_details",
                        JsonNode.object().put("thinking_tokens", cut.thinkingTokens))
                .putNull("server_tool_use")
                .put("service_tier", "standard")
                .put("inference_geo", "global")
                .put("speed", "standard");
    }

    /// How much of a reply fits its limit, and what it counts.
    private record Cut(
            String thinking,
            String text,
            String stopReason,
            long thinkingTokens,
            long outputTokens) {

        static Cut of(Reply reply) {
            boolean refusedAtOnce =
                    reply.ending() instanceof Ending.Refused refused && !refused.midway();
            if (refusedAtOnce) {
                return new Cut("", "", "refusal", 0, 0);
            }
            boolean half = !(reply.ending() instanceof Ending.EndTurn);
            String text =
                    half ? reply.text().substring(0, reply.text().length() / 2) : reply.text();
            String thinking = fitting(reply.thinking(), reply.maxTokens());
            long thought = TokenEstimate.of(thinking);
            String said = fitting(text, reply.maxTokens() - thought);
            boolean truncated =
                    !half
                            && (said.length() < text.length()
                                    || thinking.length() < reply.thinking().length());
            String stop =
                    reply.ending() instanceof Ending.Refused
                            ? "refusal"
                            : truncated ? "max_tokens" : "end_turn";
            return new Cut(thinking, said, stop, thought, thought + TokenEstimate.of(said));
        }

        private static String fitting(String text, long tokens) {
            int end = text.length();
            while (end > 0 && TokenEstimate.of(text.subSequence(0, end)) > tokens) {
                end = (int) Math.min(end - 1, Math.max(0, tokens) * 4);
            }
            return text.substring(0, end);
        }
    }
}

package dev.policyplayground.claude;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.util.Optional;
import java.util.TreeMap;

/// Puts a message together from the events of a stream. Events of an unknown kind are passed over,
/// as the API asks. One instance serves one stream; not safe for several threads.
final class StreamAssembler {
    private final ReplyListener listener;
    private final ResponseHeaders headers;
    private final Optional<String> requestId;
    private final TreeMap<Long, OpenBlock> blocks = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private JsonNode start = JsonNode.MISSING;
    private JsonNode end = JsonNode.MISSING;
    private JsonNode usage = JsonNode.MISSING;
    private boolean stopped;
    private Optional<ApiFailure> failure = Optional.empty();

    StreamAssembler(ReplyListener listener, ResponseHeaders headers) {
        this.listener = listener;
        this.headers = headers;
        this.requestId = headers.requestId();
    }

    private static final class OpenBlock {
        final JsonNode start;
        final StringBuilder text = new StringBuilder();
        final StringBuilder input = new StringBuilder();
        final JsonNode citations = JsonNode.array();
        final JsonNode unknown = JsonNode.array();
        String signature = "";

        OpenBlock(JsonNode start) {
            this.start = start;
        }

        JsonNode toJson() {
            String type = start.get("type").textOrEmpty();
            JsonNode json = JsonNode.object();
            start.names().forEach(name -> json.put(name, start.get(name)));
            switch (type) {
                case "text" -> {
                    json.put("text", start.get("text").textOrEmpty() + text);
                    if (!citations.items().isEmpty()) {
                        json.put("citations", citations);
                    }
                }
                case "thinking" ->
                        json.put("thinking", start.get("thinking").textOrEmpty() + text)
                                .put("signature", signature);
                case "tool_use", "server_tool_use" -> {
                    if (!input.isEmpty()) {
                        json.put("input", parsedInput());
                    }
                }
                default -> {
                    // kept as it started, with its deltas: what they mean is not known
                }
            }
            return unknown.items().isEmpty() ? json : json.put("deltas", unknown);
        }

        private JsonNode parsedInput() {
            try {
                return JsonNode.parse(input.toString());
            } catch (JsonFault e) {
                return JsonNode.text(input.toString());
            }
        }
    }

    /// Takes one event's data; after an error or the end, nothing more changes.
    void event(String data) {
        if (stopped || failure.isPresent()) {
            return;
        }
        listener.event(data);
        JsonNode event;
        try {
            event = JsonNode.parse(data);
        } catch (JsonFault e) {
            fail(ApiFailure.Kind.UNREADABLE, "an event of the stream is " + e.reason());
            return;
        }
        switch (event.get("type").textOrEmpty()) {
            case "message_start" -> {
                start = event.get("message");
                usage = start.get("usage");
            }
            case "content_block_start" ->
                    blocks.put(
                            event.get("index").count(), new OpenBlock(event.get("content_block")));
            case "content_block_delta" -> delta(event);
            case "message_delta" -> {
                end = event.get("delta");
                usage = merged(usage, event.get("usage"));
            }
            case "message_stop" -> stopped = true;
            case "error" -> failure = Optional.of(ApiFailure.ofEvent(event, requestId));
            default -> {
                // ping, content_block_stop and whatever the API adds later
            }
        }
    }

    private void delta(JsonNode event) {
        OpenBlock block = blocks.get(event.get("index").count());
        if (block == null) {
            fail(ApiFailure.Kind.UNREADABLE, "a delta came for a block that was never started");
            return;
        }
        JsonNode delta = event.get("delta");
        switch (delta.get("type").textOrEmpty()) {
            case "text_delta" -> {
                String piece = delta.get("text").textOrEmpty();
                block.text.append(piece);
                text.append(piece);
                listener.text(piece);
            }
            case "thinking_delta" -> {
                String piece = delta.get("thinking").textOrEmpty();
                block.text.append(piece);
                listener.thinking(piece);
            }
            case "signature_delta" -> block.signature = delta.get("signature").textOrEmpty();
            case "input_json_delta" -> block.input.append(delta.get("partial_json").textOrEmpty());
            case "citations_delta" -> block.citations.add(delta.get("citation"));
            default -> block.unknown.add(delta);
        }
    }

    // The usage of a message_delta is cumulative: it replaces, field by field, and never adds.
    private static JsonNode merged(JsonNode before, JsonNode after) {
        JsonNode merged = JsonNode.object();
        before.names().forEach(name -> merged.put(name, before.get(name)));
        after.names().stream()
                .filter(n -> !after.get(n).isMissing())
                .forEach(n -> merged.put(n, after.get(n)));
        return merged;
    }

    void fail(ApiFailure.Kind kind, String message) {
        if (failure.isEmpty() && !stopped) {
            failure = Optional.of(new ApiFailure(kind, 200, message, requestId));
        }
    }

    /// What came of the stream once nothing more can come.
    ApiReply finish(boolean cancelled) {
        Message message = message();
        if (stopped) {
            return new ApiReply.Completed(message, headers);
        }
        if (cancelled) {
            return new ApiReply.Cancelled(text.toString(), message.usage(), headers);
        }
        fail(ApiFailure.Kind.BROKEN_STREAM, "the stream ended before the message did");
        return new ApiReply.Failed(
                failure.orElseThrow(), text.toString(), message.usage(), headers);
    }

    private Message message() {
        JsonNode json = JsonNode.object();
        start.names().forEach(name -> json.put(name, start.get(name)));
        json.put(
                "content",
                JsonNode.array(blocks.values().stream().map(OpenBlock::toJson).toList()));
        end.names().forEach(name -> json.put(name, end.get(name)));
        json.put("usage", usage);
        return Message.of(json, requestId);
    }
}

package dev.policyplayground.claude;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange;
import dev.policyplayground.usage.TokenUsage;
import java.time.Duration;

/// Plays a recorded exchange as if it came over the network, at its own pace. Stateless.
public final class Playback {
    private Playback() {}

    /// Blocks for as long as the exchange took.
    public static ApiReply play(
            RecordedExchange exchange, ReplyListener listener, Cancellation cancellation) {
        ResponseHeaders headers = new ResponseHeaders(exchange.headers());
        long start = System.nanoTime();
        if (!exchange.isStream()) {
            return wait(start, exchange.total(), cancellation)
                    ? new ApiReply.Cancelled("", TokenUsage.NONE, headers)
                    : whole(exchange, headers, listener);
        }
        StreamAssembler assembler = new StreamAssembler(listener, headers);
        for (RecordedExchange.Event event : exchange.events()) {
            if (wait(start, event.after(), cancellation)) {
                return assembler.finish(true);
            }
            assembler.event(event.data());
        }
        return assembler.finish(false);
    }

    private static ApiReply whole(
            RecordedExchange exchange, ResponseHeaders headers, ReplyListener listener) {
        if (exchange.status() / 100 != 2) {
            return new ApiReply.Failed(
                    ApiFailure.ofResponse(exchange.status(), exchange.body(), headers.requestId()),
                    "",
                    TokenUsage.NONE,
                    headers);
        }
        try {
            JsonNode json = JsonNode.parse(exchange.body());
            if (!json.get("content").isArray()) {
                throw new JsonFault("no message");
            }
            Message message = Message.of(json, headers.requestId());
            listener.thinking(message.thinking());
            listener.text(message.text());
            return new ApiReply.Completed(message, headers);
        } catch (JsonFault e) {
            return new ApiReply.Failed(
                    new ApiFailure(
                            ApiFailure.Kind.UNREADABLE,
                            exchange.status(),
                            "the recorded answer is " + e.reason(),
                            headers.requestId()),
                    "",
                    TokenUsage.NONE,
                    headers);
        }
    }

    private static boolean wait(long start, Duration until, Cancellation cancellation) {
        Duration left = until.minusNanos(System.nanoTime() - start);
        return left.isPositive() ? cancellation.within(left) : cancellation.isCancelled();
    }
}

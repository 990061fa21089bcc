package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.claude.ResponseHeaders;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange;
import dev.policyplayground.recording.RecordedExchange.Event;
import dev.policyplayground.usage.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Records what another source gives, redacted, for playing it back later. What was cancelled, and
/// what never reached the API, is not recorded. Thread-safe when `sink` is.
///
/// @param redact takes what must not be kept out of a text, and keeps its length
/// @param sink takes each exchange when it is complete
public record RecordingReplySource(
        ReplySource source,
        UnaryOperator<String> redact,
        Consumer<RecordedExchange> sink,
        InstantSource clock)
        implements ReplySource {
    // No other header of an answer is of use to a playback, and some name an account.
    private static final String LIMITS = "anthropic-ratelimit-";
    private static final Set<String> KEPT =
            Set.of("request-id", "content-type", "retry-after", "x-should-retry");

    @Override
    public Provider provider() {
        return source.provider();
    }

    @Override
    public String host() {
        return source.host();
    }

    @Override
    public ApiReply reply(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        List<Event> events = new ArrayList<>();
        ApiReply reply = source.reply(request, new Tap(listener, events, start), cancellation);
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        Redaction redaction = new Redaction(redact);
        if (reply instanceof ApiReply.Cancelled
                || (reply instanceof ApiReply.Failed failed && failed.failure().status() == 0)) {
            return reply;
        }
        sink.accept(
                new RecordedExchange(
                        at,
                        redaction.of(request.toJson()),
                        status(reply),
                        kept(reply.headers(), redact),
                        redaction.of(events),
                        events.isEmpty() ? redaction.of(body(reply)).toString() : "",
                        total));
        return reply;
    }

    /// Listens in.
    private record Tap(ReplyListener to, List<Event> events, long start) implements ReplyListener {
        @Override
        public void text(String delta) {
            to.text(delta);
        }

        @Override
        public void thinking(String delta) {
            to.thinking(delta);
        }

        @Override
        public void retrying(ApiFailure why, int attempt, Duration wait) {
            to.retrying(why, attempt, wait);
        }

        @Override
        public void event(String data) {
            events.add(new Event(Duration.ofNanos(System.nanoTime() - start), data));
            to.event(data);
        }
    }

    private static int status(ApiReply reply) {
        return reply instanceof ApiReply.Failed failed ? failed.failure().status() : 200;
    }

    private static TreeMap<String, String> kept(
            ResponseHeaders headers, UnaryOperator<String> redact) {
        TreeMap<String, String> kept = new TreeMap<>();
        headers.fields()
                .forEach(
                        (name, value) -> {
                            if (KEPT.contains(name) || name.startsWith(LIMITS)) {
                                kept.put(name, redact.apply(value));
                            }
                        });
        return kept;
    }

    private static JsonNode body(ApiReply reply) {
        return switch (reply) {
            case ApiReply.Completed(Message message, var _) -> message.json();
            case ApiReply.Failed failed -> failed.failure().toJson();
            case ApiReply.Cancelled _ -> JsonNode.MISSING;
        };
    }
}

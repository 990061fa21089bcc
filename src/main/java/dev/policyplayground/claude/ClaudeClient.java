package dev.policyplayground.claude;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.claude.Transport.Answer;
import dev.policyplayground.claude.Transport.Ask;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.TokenUsage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/// A client of Anthropic's Messages API. Each call ends in exactly one result. A call is made again
/// only while no answer has begun. Thread-safe. Never logs a key, a header's value or a body.
public final class ClaudeClient implements AutoCloseable {
    // The official clients refuse to wait without a stream for what may take more than 10 minutes,
    // and reckon with 128,000 tokens an hour. Here such a request is streamed.
    private static final long MOST_TOKENS_UNSTREAMED = 128_000 / 6;
    private static final int MOST_MODEL_PAGES = 20;
    private static final long MOST_BODY_BYTES = 64L << 20;

    private final Transport transport;
    private final Batches batches;

    /// A client that makes no call twice.
    ///
    /// @param baseUrl an http or https address; a loopback one is reached without a proxy
    /// @param key sent as `x-api-key`
    public ClaudeClient(URI baseUrl, String key, ApiVersion version, Traffic traffic) {
        this(ClaudeOptions.of(baseUrl, key, version, traffic));
    }

    public ClaudeClient(ClaudeOptions options) {
        this.transport = new Transport(options);
        this.batches = new Batches(transport);
    }

    /// The host that requests go to, with its port.
    public String host() {
        return transport.host();
    }

    /// Many requests at once, at half the price.
    public Batches batches() {
        return batches;
    }

    /// Sends `request` and waits for its end. Blocks; deltas are told on this thread.
    ///
    /// @param cancellation closes the connection when cancelled
    public ApiReply send(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        return send(request, Map.of(), listener, cancellation);
    }

    /// The same with headers beside the usual ones.
    public ApiReply send(
            MessagesRequest request,
            Map<String, String> headers,
            ReplyListener listener,
            Cancellation cancellation) {
        boolean mayTakeLong = !request.stream() && request.maxTokens() > MOST_TOKENS_UNSTREAMED;
        MessagesRequest asked = mayTakeLong ? request.asStream() : request;
        Ask ask =
                new Ask(
                        "POST",
                        "v1/messages",
                        Optional.of(asked.toJson().toString()),
                        asked.stream(),
                        headers);
        return switch (transport.send(ask, listener, cancellation)) {
            case Answer.Cancelled() -> new ApiReply.Cancelled("", TokenUsage.NONE);
            case Answer.Failed(ApiFailure failure, ResponseHeaders told) -> failed(failure, told);
            case Answer.Begun(Response response, ResponseHeaders told) ->
                    reply(asked.stream(), response, told, listener, cancellation);
        };
    }

    private ApiReply reply(
            boolean stream,
            Response response,
            ResponseHeaders headers,
            ReplyListener listener,
            Cancellation cancellation) {
        try (response) {
            return stream
                    ? ReplyStream.read(
                            response, headers, listener, cancellation, transport.silence(true))
                    : whole(response, headers, listener);
        } catch (IOException e) {
            return cancellation.isCancelled()
                    ? new ApiReply.Cancelled("", TokenUsage.NONE, headers)
                    : failed(withId(transport.noAnswer(e), headers), headers);
        }
    }

    private static ApiReply whole(
            Response response, ResponseHeaders headers, ReplyListener listener) throws IOException {
        try {
            JsonNode json = json(response);
            if (!json.get("content").isArray()
                    || !json.get("type").textOrEmpty().equals("message")) {
                return failed(unreadable(response, headers, "not a message"), headers);
            }
            Message message = Message.of(json, headers.requestId());
            listener.thinking(message.thinking());
            listener.text(message.text());
            return new ApiReply.Completed(message, headers);
        } catch (JsonFault e) {
            return failed(unreadable(response, headers, e.reason()), headers);
        }
    }

    /// Asks how many input tokens `request` has; the API's own estimate, free of charge. Blocks.
    public ApiResult<Long> countTokens(MessagesRequest request, Cancellation cancellation) {
        return call(
                Ask.post("v1/messages/count_tokens", request.toCountJson().toString()),
                cancellation,
                json -> {
                    if (!json.get("input_tokens").isNumber()) {
                        throw new JsonFault("no number of tokens");
                    }
                    return json.get("input_tokens").count();
                });
    }

    /// Asks which models the key may use, newest first; free of charge. Blocks.
    public ApiResult<List<ModelInfo>> models(Cancellation cancellation) {
        List<ModelInfo> all = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_MODEL_PAGES; page++) {
            ApiResult<JsonNode> answer =
                    call(Ask.get("v1/models?limit=1000" + after), cancellation, json -> json);
            if (!(answer instanceof ApiResult.Ok<JsonNode>(JsonNode json, var headers))) {
                return Batches.same(answer);
            }
            json.get("data").items().forEach(item -> all.add(ModelInfo.of(item)));
            Optional<String> last = json.get("last_id").asText();
            if (!json.get("has_more").isTrue() || last.isEmpty()) {
                return new ApiResult.Ok<>(List.copyOf(all), headers);
            }
            after = "&after_id=" + Batches.encoded(last.get());
        }
        return new ApiResult.Ok<>(List.copyOf(all), ResponseHeaders.NONE);
    }

    /// Asks about one model; an alias finds its model. Blocks.
    public ApiResult<ModelInfo> model(String id, Cancellation cancellation) {
        return call(Ask.get("v1/models/" + Batches.encoded(id)), cancellation, ModelInfo::of);
    }

    interface Reader<T> {
        T read(JsonNode json) throws JsonFault;
    }

    private <T> ApiResult<T> call(Ask ask, Cancellation cancellation, Reader<T> reader) {
        return call(transport, ask, cancellation, reader);
    }

    static <T> ApiResult<T> call(
            Transport transport, Ask ask, Cancellation cancellation, Reader<T> reader) {
        return switch (transport.send(ask, ReplyListener.NONE, cancellation)) {
            case Answer.Cancelled() -> new ApiResult.Cancelled<>();
            case Answer.Failed(ApiFailure failure, ResponseHeaders told) ->
                    new ApiResult.Failed<>(failure, told);
            case Answer.Begun(Response response, ResponseHeaders told) -> {
                try (response) {
                    yield new ApiResult.Ok<>(reader.read(json(response)), told);
                } catch (JsonFault e) {
                    yield new ApiResult.Failed<>(unreadable(response, told, e.reason()), told);
                } catch (IOException e) {
                    yield cancellation.isCancelled()
                            ? new ApiResult.Cancelled<>()
                            : new ApiResult.Failed<>(withId(transport.noAnswer(e), told), told);
                }
            }
        };
    }

    private static JsonNode json(Response response) throws IOException, JsonFault {
        byte[] bytes = response.body().byteStream().readNBytes((int) MOST_BODY_BYTES + 1);
        if (bytes.length > MOST_BODY_BYTES) {
            throw new JsonFault("longer than " + MOST_BODY_BYTES + " bytes");
        }
        return JsonNode.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private static ApiFailure unreadable(Response response, ResponseHeaders headers, String why) {
        return new ApiFailure(
                ApiFailure.Kind.UNREADABLE, response.code(), why, headers.requestId());
    }

    private static ApiFailure withId(ApiFailure failure, ResponseHeaders headers) {
        return new ApiFailure(
                failure.kind(), failure.status(), failure.message(), headers.requestId());
    }

    private static ApiReply failed(ApiFailure failure, ResponseHeaders headers) {
        return new ApiReply.Failed(failure, "", TokenUsage.NONE, headers);
    }

    @Override
    public void close() {
        transport.close();
    }
}

package dev.policyplayground.claude;

import dev.policyplayground.claude.Transport.Answer;
import dev.policyplayground.claude.Transport.Ask;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.json.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Response;

/// Batches of requests: made, watched, called off, and their results read one by one. Thread-safe;
/// every method blocks. Source: the Messages API, "Batches".
public final class Batches {
    private final Transport transport;

    Batches(Transport transport) {
        this.transport = transport;
    }

    /// @param requests by name (letters, digits, `-` and `_`, 64 at most), in any order
    public ApiResult<Batch> create(
            Map<String, MessagesRequest> requests, Cancellation cancellation) {
        JsonNode items = JsonNode.array();
        requests.forEach(
                (name, request) ->
                        items.add(
                                JsonNode.object()
                                        .put("custom_id", name)
                                        .put("params", request.toJson())));
        String body = JsonNode.object().put("requests", items).toString();
        return ClaudeClient.call(
                transport, Ask.post("v1/messages/batches", body), cancellation, Batch::of);
    }

    public ApiResult<Batch> get(String id, Cancellation cancellation) {
        return ClaudeClient.call(transport, Ask.get(path(id)), cancellation, Batch::of);
    }

    /// The newest first, one page of at most 100.
    public ApiResult<List<Batch>> list(Cancellation cancellation) {
        return ClaudeClient.call(
                transport,
                Ask.get("v1/messages/batches?limit=100"),
                cancellation,
                json -> {
                    List<Batch> all = new ArrayList<>();
                    for (JsonNode item : json.get("data").items()) {
                        all.add(Batch.of(item));
                    }
                    return all;
                });
    }

    /// Calls off what is not done yet; what is done stays done, and is billed.
    public ApiResult<Batch> cancel(String id, Cancellation cancellation) {
        return ClaudeClient.call(
                transport, Ask.post(path(id) + "/cancel", "{}"), cancellation, Batch::of);
    }

    /// Forgets a batch that has ended.
    public ApiResult<String> delete(String id, Cancellation cancellation) {
        return ClaudeClient.call(
                transport,
                new Ask("DELETE", path(id), Optional.empty(), false, Map.of()),
                cancellation,
                json -> json.get("id").textOrEmpty());
    }

    /// Looks again and again until the batch has ended.
    ///
    /// @param pause between two looks
    /// @param watcher is told what each look saw
    public ApiResult<Batch> await(
            String id, Duration pause, Consumer<Batch> watcher, Cancellation cancellation) {
        while (true) {
            ApiResult<Batch> look = get(id, cancellation);
            if (!(look instanceof ApiResult.Ok<Batch>(Batch batch, var _))) {
                return look;
            }
            watcher.accept(batch);
            if (batch.hasEnded()) {
                return look;
            }
            if (cancellation.within(pause)) {
                return new ApiResult.Cancelled<>();
            }
        }
    }

    /// Reads the results as they arrive, in memory for one of them. They come in any order. Asked
    /// for by the batch's id: an address in an answer is never followed with a key.
    ///
    /// @return how many there were
    public ApiResult<Long> results(
            String id, Consumer<BatchResult> each, Cancellation cancellation) {
        Answer answer =
                transport.send(Ask.get(path(id) + "/results"), ReplyListener.NONE, cancellation);
        return switch (answer) {
            case Answer.Cancelled() -> new ApiResult.Cancelled<>();
            case Answer.Failed(ApiFailure failure, ResponseHeaders told) ->
                    new ApiResult.Failed<>(failure, told);
            case Answer.Begun(Response response, ResponseHeaders told) ->
                    read(response, told, each, cancellation);
        };
    }

    private static ApiResult<Long> read(
            Response response,
            ResponseHeaders headers,
            Consumer<BatchResult> each,
            Cancellation cancellation) {
        long count = 0;
        try (response) {
            JsonLines lines = new JsonLines(response.body().byteStream());
            for (Optional<JsonLines.Line> line = lines.next();
                    line.isPresent();
                    line = lines.next()) {
                each.accept(
                        switch (line.get()) {
                            case JsonLines.Line.Entry(long _, JsonNode value, int _) ->
                                    BatchResult.of(value);
                            case JsonLines.Line.Bad(long number, String reason) ->
                                    new BatchResult.Unreadable(
                                            "", "line " + number + ": " + reason);
                        });
                count++;
            }
            return new ApiResult.Ok<>(count, headers);
        } catch (IOException e) {
            return cancellation.isCancelled()
                    ? new ApiResult.Cancelled<>()
                    : new ApiResult.Failed<>(
                            new ApiFailure(
                                    ApiFailure.Kind.BROKEN_STREAM,
                                    response.code(),
                                    "the results broke off after " + count,
                                    headers.requestId()),
                            headers);
        }
    }

    private static String path(String id) {
        return "v1/messages/batches/" + encoded(id);
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    /// A result that is no success, for a call that would have given something else.
    static <T, U> ApiResult<U> same(ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T> _ -> throw new IllegalArgumentException("a success has a value");
            case ApiResult.Failed<T>(ApiFailure failure, ResponseHeaders headers) ->
                    new ApiResult.Failed<>(failure, headers);
            case ApiResult.Cancelled<T>() -> new ApiResult.Cancelled<>();
        };
    }
}

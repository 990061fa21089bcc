package dev.policyplayground.claude;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.TokenUsage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/// A client of Anthropic's Messages API. Each call ends in exactly one [ApiReply]; nothing is
/// retried. Thread-safe. Never logs a key, a header's value or a body.
public final class ClaudeClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    // The official clients' default for a whole reply; in a stream, pings come far more often than
    // this.
    private static final Duration READ = Duration.ofMinutes(10);
    private static final Duration BETWEEN_EVENTS = Duration.ofMinutes(2);

    private final OkHttpClient http;
    private final HttpUrl messages;
    private final String key;
    private final ApiVersion version;

    /// The API's version, sent with each request.
    public enum ApiVersion {
        V2023_06_01("2023-06-01"),
        V2026_10_21("2026-10-21");

        private final String header;

        ApiVersion(String header) {
            this.header = header;
        }

        public String header() {
            return header;
        }
    }

    /// @param baseUrl an http or https address; a loopback one is reached without a proxy
    /// @param key sent as `x-api-key`
    public ClaudeClient(URI baseUrl, String key, ApiVersion version) {
        HttpUrl base = HttpUrl.get(baseUrl.toString());
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT)
                        .writeTimeout(Duration.ofMinutes(2))
                        .readTimeout(READ)
                        .retryOnConnectionFailure(false)
                        .followRedirects(false);
        if (isLoopback(base.host())) {
            builder.proxy(Proxy.NO_PROXY);
        }
        this.http = builder.build();
        this.messages = base.newBuilder().addPathSegments("v1/messages").build();
        this.key = key;
        this.version = version;
    }

    /// The host that requests go to, with its port.
    public String host() {
        return messages.host() + ":" + messages.port();
    }

    /// Sends `request` and waits for its end. Blocks; deltas are told on this thread.
    ///
    /// @param cancellation closes the connection when cancelled
    public ApiReply send(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        Optional<Request> prepared = prepare(request);
        if (prepared.isEmpty()) {
            return failed(
                    new ApiFailure(
                            ApiFailure.Kind.AUTHENTICATION,
                            0,
                            "the key has characters that no header can carry; check ANTHROPIC_API_KEY",
                            Optional.empty()),
                    ResponseHeaders.NONE);
        }
        SentFlag sent = new SentFlag();
        OkHttpClient client =
                http.newBuilder()
                        .readTimeout(request.stream() ? BETWEEN_EVENTS : READ)
                        .eventListener(sent)
                        .build();
        Call call = client.newCall(prepared.get());
        cancellation.onCancel(call::cancel);
        try (Response response = call.execute()) {
            ResponseHeaders headers = headers(response);
            if (!response.isSuccessful()) {
                return failed(
                        ApiFailure.ofResponse(
                                response.code(), bounded(response), headers.requestId()),
                        headers);
            }
            return request.stream()
                    ? readStream(response, headers, listener, cancellation)
                    : readWhole(response, headers, listener);
        } catch (IOException e) {
            return cancellation.isCancelled()
                    ? new ApiReply.Cancelled("", TokenUsage.NONE, ResponseHeaders.NONE)
                    : failed(sent.isSent ? noAnswer(e) : unreachable(e), ResponseHeaders.NONE);
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Optional<Request> prepare(MessagesRequest request) {
        try {
            return Optional.of(
                    new Request.Builder()
                            .url(messages)
                            .header("x-api-key", key)
                            .header("anthropic-version", version.header())
                            .header(
                                    "accept",
                                    request.stream() ? "text/event-stream" : "application/json")
                            .post(RequestBody.create(request.toJson().toString(), JSON))
                            .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ApiReply readWhole(
            Response response, ResponseHeaders headers, ReplyListener listener) throws IOException {
        Optional<String> requestId = headers.requestId();
        try {
            JsonNode json = JsonNode.parse(response.body().string());
            if (!json.get("content").isArray()
                    || !json.get("type").textOrEmpty().equals("message")) {
                return failed(
                        new ApiFailure(
                                ApiFailure.Kind.UNREADABLE,
                                response.code(),
                                "not a message",
                                requestId),
                        headers);
            }
            Message message = Message.of(json, requestId);
            listener.thinking(message.thinking());
            listener.text(message.text());
            return new ApiReply.Completed(message, headers);
        } catch (JsonFault e) {
            return failed(
                    new ApiFailure(
                            ApiFailure.Kind.UNREADABLE, response.code(), e.reason(), requestId),
                    headers);
        }
    }

    private static ApiReply readStream(
            Response response,
            ResponseHeaders headers,
            ReplyListener listener,
            Cancellation cancellation) {
        StreamAssembler assembler = new StreamAssembler(listener, headers);
        EventSources.processResponse(
                response,
                new EventSourceListener() {
                    @Override
                    public void onEvent(
                            EventSource source,
                            @Nullable String id,
                            @Nullable String type,
                            String data) {
                        assembler.event(data);
                    }

                    @Override
                    public void onFailure(
                            EventSource source,
                            @Nullable Throwable problem,
                            @Nullable Response ignored) {
                        if (problem instanceof IOException) {
                            assembler.fail(ApiFailure.Kind.BROKEN_STREAM, brokenBy(problem));
                        } else if (problem != null && !cancellation.isCancelled()) {
                            assembler.fail(
                                    ApiFailure.Kind.UNREADABLE, "the answer is no event stream");
                        }
                    }
                });
        return assembler.finish(cancellation.isCancelled());
    }

    private static String brokenBy(Throwable problem) {
        return problem instanceof SocketTimeoutException
                ? "nothing came for " + BETWEEN_EVENTS.toMinutes() + " minutes"
                : "the connection was lost before the message ended";
    }

    private static ApiReply failed(ApiFailure failure, ResponseHeaders headers) {
        return new ApiReply.Failed(failure, "", TokenUsage.NONE, headers);
    }

    private static ResponseHeaders headers(Response response) {
        Map<String, String> fields = new TreeMap<>();
        response.headers().forEach(field -> fields.put(field.getFirst(), field.getSecond()));
        return new ResponseHeaders(fields);
    }

    private static String bounded(Response response) throws IOException {
        return response.peekBody(1024 * 1024).string();
    }

    /// Knows whether the request had begun to go out, from which moment on it may be billed.
    private static final class SentFlag extends EventListener {
        private volatile boolean isSent;

        @Override
        public void requestHeadersStart(Call call) {
            isSent = true;
        }
    }

    private ApiFailure noAnswer(IOException e) {
        return e instanceof SocketTimeoutException
                ? new ApiFailure(
                        ApiFailure.Kind.TIMEOUT,
                        0,
                        host() + " did not answer in time",
                        Optional.empty())
                : new ApiFailure(
                        ApiFailure.Kind.BROKEN_STREAM,
                        0,
                        "the connection to " + host() + " was lost before the answer was complete",
                        Optional.empty());
    }

    private ApiFailure unreachable(IOException e) {
        String why =
                switch (e) {
                    case UnknownHostException _ ->
                            "no address is known for " + messages.host() + "; is there a network?";
                    case ConnectException _ -> "nothing answers at " + host();
                    case SocketTimeoutException _ -> host() + " did not answer in time";
                    case SSLException _ ->
                            "no secure connection to " + messages.host() + " could be made";
                    case InterruptedIOException _ -> "the request was interrupted";
                    default -> "the connection to " + host() + " failed";
                };
        return new ApiFailure(ApiFailure.Kind.UNREACHABLE, 0, why, Optional.empty());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}

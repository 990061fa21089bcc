package dev.policyplayground.claude;

import dev.policyplayground.settings.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Makes calls and makes them again as the policy says, until an answer begins or nothing helps.
/// Thread-safe. Never logs a key, a header's value or a body.
final class Transport implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    // What is read of an error's body at most.
    private static final long MOST_ERROR_BYTES = 1024 * 1024;

    private final ClaudeOptions options;
    private final HttpUrl base;
    private final ConnectionFaults faults;
    private final OkHttpClient whole;
    private final OkHttpClient streaming;

    /// What to ask for.
    ///
    /// @param body empty for a GET or DELETE
    /// @param extra headers beside the usual ones
    record Ask(
            String method,
            String path,
            Optional<String> body,
            boolean stream,
            Map<String, String> extra) {
        static Ask get(String path) {
            return new Ask("GET", path, Optional.empty(), false, Map.of());
        }

        static Ask post(String path, String body) {
            return new Ask("POST", path, Optional.of(body), false, Map.of());
        }
    }

    /// What came of it. An answer must be closed.
    sealed interface Answer {
        record Begun(Response response, ResponseHeaders headers) implements Answer {}

        record Failed(ApiFailure failure, ResponseHeaders headers) implements Answer {}

        record Cancelled() implements Answer {}
    }

    Transport(ClaudeOptions options) {
        this.options = options;
        this.base = HttpUrl.get(options.baseUrl().toString());
        this.faults = new ConnectionFaults(options, base.host(), base.port());
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(options.timeouts().connect())
                        .writeTimeout(options.timeouts().write())
                        .readTimeout(options.timeouts().answer())
                        .retryOnConnectionFailure(false)
                        .followRedirects(false)
                        .socketFactory(new CountedSockets(options.traffic()))
                        .eventListenerFactory(this::listener)
                        .addInterceptor(new KeyFreeAnswers());
        if (Loopback.is(base.host())) {
            builder.proxy(Proxy.NO_PROXY);
        } else {
            builder.proxySelector(options.proxies()).proxyAuthenticator(new ProxyLogin(options));
        }
        this.whole = builder.build();
        this.streaming = whole.newBuilder().readTimeout(options.timeouts().betweenEvents()).build();
    }

    /// The host that requests go to, with its port.
    String host() {
        return faults.place();
    }

    /// What a call that got no whole answer is to be told as.
    ApiFailure noAnswer(IOException e) {
        return faults.noAnswer(e);
    }

    Duration silence(boolean stream) {
        return stream ? options.timeouts().betweenEvents() : options.timeouts().answer();
    }

    Answer send(Ask ask, ReplyListener listener, Cancellation cancellation) {
        for (int made = 0; ; made++) {
            Answer answer = once(ask, made, cancellation);
            if (!(answer instanceof Answer.Failed(ApiFailure failure, ResponseHeaders headers))) {
                return answer;
            }
            Optional<Duration> wait = options.retry().next(made, failure, headers);
            if (wait.isEmpty()) {
                return answer;
            }
            listener.retrying(failure, made + 1, wait.get());
            if (cancellation.within(wait.get())) {
                return new Answer.Cancelled();
            }
        }
    }

    private Answer once(Ask ask, int made, Cancellation cancellation) {
        Optional<Request> prepared = prepare(ask, made);
        if (prepared.isEmpty()) {
            return new Answer.Failed(
                    new ApiFailure(
                            ApiFailure.Kind.AUTHENTICATION,
                            0,
                            "the key has characters that no header can carry; check ANTHROPIC_API_KEY",
                            Optional.empty()),
                    ResponseHeaders.NONE);
        }
        Request request = prepared.get();
        Call call = (ask.stream ? streaming : whole).newCall(request);
        if (!cancellation.onCancel(call::cancel)) {
            return new Answer.Cancelled();
        }
        Answer answer = execute(call, request, cancellation);
        note(ask, made, answer);
        return answer;
    }

    private Answer execute(Call call, Request request, Cancellation cancellation) {
        try {
            Response response = call.execute();
            ResponseHeaders headers = headers(response);
            if (response.isSuccessful()) {
                return new Answer.Begun(response, headers);
            }
            try (response) {
                String body = response.peekBody(MOST_ERROR_BYTES).string();
                return new Answer.Failed(
                        ApiFailure.ofResponse(response.code(), body, headers.requestId()), headers);
            }
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                return new Answer.Cancelled();
            }
            boolean isSent =
                    Optional.ofNullable(request.tag(AtomicBoolean.class))
                            .map(AtomicBoolean::get)
                            .orElse(true);
            return new Answer.Failed(
                    isSent ? faults.noAnswer(e) : faults.unreachable(e), ResponseHeaders.NONE);
        }
    }

    private void note(Ask ask, int made, Answer answer) {
        int status =
                switch (answer) {
                    case Answer.Begun(Response response, var _) -> response.code();
                    case Answer.Failed(ApiFailure failure, var _) -> failure.status();
                    case Answer.Cancelled() -> 0;
                };
        ResponseHeaders headers =
                switch (answer) {
                    case Answer.Begun(var _, ResponseHeaders told) -> told;
                    case Answer.Failed(var _, ResponseHeaders told) -> told;
                    case Answer.Cancelled() -> ResponseHeaders.NONE;
                };
        options.traffic()
                .ended(
                        new Traffic.Call(
                                options.traffic().now(),
                                host(),
                                ask.method + " " + ask.path.replaceFirst("\\?.*", ""),
                                status,
                                headers.requestId(),
                                made + 1),
                        headers);
    }

    private Optional<Request> prepare(Ask ask, int made) {
        try {
            Request.Builder request =
                    new Request.Builder()
                            .url(url(ask.path))
                            .tag(AtomicBoolean.class, new AtomicBoolean())
                            .header("x-api-key", options.key())
                            .header("anthropic-version", options.version().header())
                            .header("accept", ask.stream ? "text/event-stream" : "application/json")
                            .header("x-stainless-retry-count", String.valueOf(made))
                            .method(
                                    ask.method,
                                    ask.body.map(b -> RequestBody.create(b, JSON)).orElse(null));
            ask.extra.forEach(request::header);
            return Optional.of(request.build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpUrl url(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return base.newBuilder()
                .addEncodedPathSegments(plain)
                .encodedQuery(query < 0 ? null : path.substring(query + 1))
                .build();
    }

    private static ResponseHeaders headers(Response response) {
        Map<String, String> fields = new TreeMap<>();
        response.headers().forEach(field -> fields.put(field.getFirst(), field.getSecond()));
        return new ResponseHeaders(fields);
    }

    // Notes whether the request had begun to go out, from which moment on it may be billed.
    private EventListener listener(Call call) {
        return new EventListener() {
            // Behind a SOCKS proxy the sockets are not made by our factory, and are told of here.
            @Override
            public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                if (proxy.type() == Proxy.Type.SOCKS
                        && proxy.address() instanceof InetSocketAddress place) {
                    options.traffic().openUncounted(place.getHostString(), place.getPort());
                }
            }

            @Override
            public void requestHeadersStart(Call call) {
                AtomicBoolean sent = call.request().tag(AtomicBoolean.class);
                if (sent != null) {
                    sent.set(true);
                }
            }
        };
    }

    @Override
    public void close() {
        whole.dispatcher().cancelAll();
        whole.dispatcher().executorService().shutdown();
        whole.connectionPool().evictAll();
    }
}

package dev.policyplayground.claude;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/// Reads a streamed reply, in memory that has a bound. Stateless.
final class ReplyStream {
    /// The longest line that is read; the API's events have a few hundred bytes.
    static final long MOST_LINE_BYTES = 16L << 20;

    /// The longest stream that is read; the longest reply there is takes about a tenth of it.
    static final long MOST_BYTES = 512L << 20;

    private ReplyStream() {}

    static ApiReply read(
            Response response,
            ResponseHeaders headers,
            ReplyListener listener,
            Cancellation cancellation,
            Duration longestSilence) {
        StreamAssembler assembler = new StreamAssembler(listener, headers);
        EventSources.processResponse(
                bounded(response),
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
                        if (problem instanceof TooMuch) {
                            assembler.fail(
                                    ApiFailure.Kind.UNREADABLE,
                                    String.valueOf(problem.getMessage()));
                        } else if (problem instanceof IOException) {
                            assembler.fail(
                                    ApiFailure.Kind.BROKEN_STREAM,
                                    brokenBy(problem, longestSilence));
                        } else if (problem != null && !cancellation.isCancelled()) {
                            assembler.fail(
                                    ApiFailure.Kind.UNREADABLE, "the answer is no event stream");
                        }
                    }
                });
        return assembler.finish(cancellation.isCancelled());
    }

    private static String brokenBy(Throwable problem, Duration longestSilence) {
        return problem instanceof SocketTimeoutException
                ? "nothing came for " + words(longestSilence)
                : "the connection was lost before the message ended";
    }

    private static String words(Duration time) {
        return time.toSeconds() >= 120
                ? time.toMinutes() + " minutes"
                : time.toMillis() >= 1_000
                        ? time.toSeconds() + " seconds"
                        : time.toMillis() + " ms";
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }

    private static Response bounded(Response response) {
        ResponseBody body = response.body();
        BufferedSource bounded = Okio.buffer(new Bounded(body.source()));
        return response.newBuilder()
                .body(
                        new ResponseBody() {
                            @Override
                            public @Nullable MediaType contentType() {
                                return body.contentType();
                            }

                            @Override
                            public long contentLength() {
                                return body.contentLength();
                            }

                            @Override
                            public BufferedSource source() {
                                return bounded;
                            }
                        })
                .build();
    }

    /// Fails where a line or the whole is longer than anything the API sends.
    private static final class Bounded extends ForwardingSource {
        private long line;
        private long all;
        private boolean endsWithReturn;

        Bounded(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long most) throws IOException {
            long before = sink.size();
            long count = super.read(sink, most);
            if (count < 0 && endsWithReturn) {
                // The reader of events turns in circles on a last carriage return without its line
                // feed: so it gets one.
                endsWithReturn = false;
                sink.writeByte('\n');
                return 1;
            }
            if (count > 0) {
                endsWithReturn = sink.getByte(sink.size() - 1) == '\r';
                all += count;
                line = sink.indexOf((byte) '\n', before) < 0 ? line + count : 0;
            }
            if (line > MOST_LINE_BYTES) {
                throw new TooMuch(
                        "a line of the stream is longer than " + MOST_LINE_BYTES + " bytes");
            }
            if (all > MOST_BYTES) {
                throw new TooMuch("the stream is longer than " + MOST_BYTES + " bytes");
            }
            return count;
        }
    }
}

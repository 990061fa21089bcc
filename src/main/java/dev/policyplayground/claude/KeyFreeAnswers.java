package dev.policyplayground.claude;

import dev.policyplayground.text.KeysInUse;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/// Blots out the keys in use in everything that answers: an address that repeats the key it was
/// sent, in an error, a header or a reply, does not bring it into the program. Thread-safe.
final class KeyFreeAnswers implements Interceptor {
    private static final long PIECE = 8192;
    private static final long UNKNOWN_LENGTH = -1;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        Headers.Builder headers = new Headers.Builder();
        answer.headers()
                .forEach(
                        h ->
                                headers.addUnsafeNonAscii(
                                        h.getFirst(), KeysInUse.mask(h.getSecond())));
        ResponseBody body = answer.body();
        return answer.newBuilder()
                .headers(headers.build())
                .message(KeysInUse.mask(answer.message()))
                .body(
                        ResponseBody.create(
                                Okio.buffer(new KeyFreeSource(body.source())),
                                body.contentType(),
                                UNKNOWN_LENGTH))
                .build();
    }

    private static final class KeyFreeSource extends ForwardingSource {
        private final Buffer raw = new Buffer();
        private final Buffer clean = new Buffer();
        private final OutputStream guard = KeysInUse.guard(clean.outputStream());

        KeyFreeSource(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            while (clean.exhausted()) {
                if (super.read(raw, PIECE) < 0) {
                    guard.flush();
                    break;
                }
                guard.write(raw.readByteArray());
            }
            return clean.read(sink, byteCount);
        }
    }
}

package dev.policyplayground.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// The API keys that this process uses, so that the places where answers come in and where
/// something is kept, written or shown can blot them out, whatever repeats them and whatever they
/// look like. Thread-safe.
///
/// This is state of the whole process on purpose: a place that had to be handed the keys could be
/// built without them, and would let them through.
public final class KeysInUse {
    /// Shorter keys are not blotted out: they would be found in ordinary words.
    public static final int LEAST_LENGTH = 8;

    /// Takes the place of each character of a key.
    public static final char BLOT = '\u2022';

    // The longest first, for one key may begin as another does. A key of two owners is there twice.
    private static final List<String> KEYS = new CopyOnWriteArrayList<>();

    private KeysInUse() {}

    /// A key that is in use until this is closed.
    @FunctionalInterface
    public interface Use extends AutoCloseable {
        @Override
        void close();
    }

    /// Blots `key` out from now on. One that is shorter than [#LEAST_LENGTH] is left alone.
    public static Use add(String key) {
        List<String> forms =
                Stream.of(key, escaped(key))
                        .distinct()
                        .filter(k -> k.length() >= LEAST_LENGTH)
                        .toList();
        KEYS.addAll(forms);
        KEYS.sort(Comparator.comparingInt(String::length).reversed());
        return () -> forms.forEach(KEYS::remove);
    }

    /// `text` with each character of a key in it replaced by [#BLOT]; its length stays.
    public static String mask(String text) {
        String clean = text;
        for (String key : KEYS) {
            clean = clean.replace(key, String.valueOf(BLOT).repeat(key.length()));
        }
        return clean;
    }

    /// Passes UTF-8 on to `target` without the keys, however the writes cut them. What may be the
    /// beginning of a key waits for the next write, and goes out when this is flushed or closed.
    /// Not thread-safe.
    public static OutputStream guard(OutputStream target) {
        return new GuardedStream(target);
    }

    /// Passes text on to `target` without the keys, however the writes and flushes cut them. What
    /// may be the beginning of a key, and is as long as the shortest key, waits until this is
    /// closed; `target` stays open then. Not thread-safe.
    public static Writer guard(Writer target) {
        return new GuardedWriter(target);
    }

    // As JSON writes it.
    private static String escaped(String key) {
        return key.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// A key is ASCII: its bytes stand for nothing else in UTF-8, so that each byte can be looked
    /// at as a character of its own.
    private static final class GuardedStream extends OutputStream {
        private static final String BLOT_BYTES =
                new String(
                        String.valueOf(BLOT).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);

        private final OutputStream target;
        private final KeyFilter filter = new KeyFilter(() -> KEYS, BLOT_BYTES);

        GuardedStream(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int unit) throws IOException {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (KEYS.isEmpty() && filter.heldLength() == 0) {
                target.write(bytes, offset, length);
            } else {
                send(filter.take(new String(bytes, offset, length, StandardCharsets.ISO_8859_1)));
            }
        }

        @Override
        public void flush() throws IOException {
            send(filter.rest());
            target.flush();
        }

        @Override
        public void close() throws IOException {
            try (target) {
                flush();
            }
        }

        private void send(String bytes) throws IOException {
            target.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static final class GuardedWriter extends FilterWriter {
        private final KeyFilter filter = new KeyFilter(() -> KEYS, String.valueOf(BLOT));

        GuardedWriter(Writer target) {
            super(target);
        }

        @Override
        public void write(int unit) throws IOException {
            out.write(filter.take(String.valueOf((char) unit)));
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            out.write(filter.take(new String(buffer, offset, length)));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            out.write(filter.take(text.substring(offset, offset + length)));
        }

        @Override
        public void flush() throws IOException {
            if (filter.heldLength() < LEAST_LENGTH) {
                out.write(filter.rest());
            }
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.write(filter.rest());
            out.flush();
        }
    }
}

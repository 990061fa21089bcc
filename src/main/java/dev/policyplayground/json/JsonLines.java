package dev.policyplayground.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads JSON Lines (UTF-8, one object a line) one at a time, so that memory is bounded by one
/// line.
///
/// A bad line is a value, not an exception: it carries its number and the reason, and the next line
/// is read as if nothing had happened. Blank lines are passed over. Not safe for several threads.
public final class JsonLines {
    /// The longest line that is read: the Messages API's own limit for a request (32 MB).
    public static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    /// The longest line that is judged, for judging takes some 30 times its memory: what holds any
    /// text that fits the largest context, of a million tokens (some 4 bytes each), twice over.
    public static final int MAX_JUDGED_BYTES = 8 * 1024 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int at;
    private long number;
    private byte[] line = new byte[8 * 1024];

    public JsonLines(InputStream in) {
        this(in, MAX_LINE_BYTES);
    }

    /// @param maxLineBytes the longest line that is read
    public JsonLines(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /// One line: the object that stood there, or why there was none. `number` counts from 1.
    public sealed interface Line {
        long number();

        /// @param replaced how many halves of surrogate pairs were read as U+FFFD
        record Entry(long number, JsonNode value, int replaced) implements Line {}

        record Bad(long number, String reason) implements Line {}
    }

    /// The next line that is not blank, or nothing at the end.
    ///
    /// @throws IOException when the stream itself cannot be read
    public Optional<Line> next() throws IOException {
        while (true) {
            int length = readLine();
            if (length == -1) {
                return Optional.empty();
            }
            number++;
            if (length > maxLineBytes) {
                return Optional.of(
                        new Line.Bad(
                                number,
                                "longer than " + maxLineBytes + " bytes, the most that is read"));
            }
            int from = number == 1 && startsWithMark(length) ? 3 : 0;
            if (!isBlank(from, length)) {
                return Optional.of(parse(from, length));
            }
        }
    }

    /// Writes one value and its line end.
    public static void write(OutputStream out, JsonNode value) throws IOException {
        out.write((value + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Line parse(int from, int length) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line, from, length - from))
                            .toString();
            HalfPairs read = HalfPairs.replace(text);
            JsonNode value = JsonNode.parse(read.json());
            return value.isObject()
                    ? new Line.Entry(number, value, read.replaced())
                    : new Line.Bad(number, "not a JSON object");
        } catch (CharacterCodingException e) {
            return new Line.Bad(number, "not valid UTF-8");
        } catch (JsonFault e) {
            return new Line.Bad(number, e.reason());
        }
    }

    // The line's length without its end, -1 at the end of input; of a line too long the rest is
    // skipped.
    private int readLine() throws IOException {
        int length = 0;
        boolean any = false;
        while (at < filled || refill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            length = keep(length, end - at);
            boolean complete = end < filled;
            at = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return any ? length : -1;
    }

    private int keep(int length, int more) {
        int total = Math.min(length + more, maxLineBytes + 1);
        if (total <= maxLineBytes) {
            if (total > line.length) {
                line = Arrays.copyOf(line, Math.max(total, line.length * 2));
            }
            System.arraycopy(buffer, at, line, length, more);
        }
        return total;
    }

    private boolean refill() throws IOException {
        filled = Math.max(in.read(buffer), 0);
        at = 0;
        return filled > 0;
    }

    private boolean startsWithMark(int length) {
        return length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
    }

    private boolean isBlank(int from, int length) {
        for (int i = from; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}

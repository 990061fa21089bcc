package dev.policyplayground.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes that were decoded from a segment, each with the part it came from. Not thread-safe.
final class ByteRun {
    // Of what decodes by chance, few characters are letters.
    private static final double LEAST_LETTERS = 0.7;

    private byte[] bytes = new byte[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;

    void add(int value, int start, int end) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        bytes[size] = (byte) value;
        from[size] = start;
        to[size++] = end;
    }

    /// The bytes as text, when they are UTF-8 and read as text.
    ///
    /// @param fewest how many bytes there must be
    Optional<DecodedRun> decoded(Disguise kind, int start, int end, int fewest) {
        if (size < fewest) {
            return Optional.empty();
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, size))
                            .toString();
            return readsAsText(text, fewest)
                    ? Optional.of(withOrigins(kind, start, end, text))
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private DecodedRun withOrigins(Disguise kind, int start, int end, String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int width = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            for (int unit = 0; unit < Character.charCount(codePoint); unit++) {
                starts[i + unit] = from[at];
                ends[i + unit] = to[at + width - 1];
            }
            i += Character.charCount(codePoint);
            at += width;
        }
        return new DecodedRun(kind, start, end, text, starts, ends);
    }

    private static boolean readsAsText(String text, int fewest) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
            letters += Character.isLetter(c) || c == ' ' ? 1 : 0;
        }
        return fewest == 1 || letters >= LEAST_LETTERS * text.length();
    }
}

package dev.policyplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decodes the segments of a text that are written as HTML entities, URL or program escapes, hex,
/// binary or base64, each in its place. A segment counts only where what comes out reads as text.
/// Linear; stateless.
final class EncodedSegments {
    // The entities that HTML and XML share, and those that hide letters by not showing.
    private static final Map<String, String> ENTITIES =
            Map.of(
                    "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "shy",
                    "", "zwnj", "", "zwj", "", "ensp", " ");
    private static final int LONGEST_ENTITY = 10;
    private static final int FEWEST_PAIRS = 4;

    private EncodedSegments() {}

    /// The text with its encoded segments decoded; empty when there are none.
    ///
    /// @param undone where what was decoded is added to
    static Optional<MappedText> decode(MappedText text, List<Undone> undone) {
        MappedText output = new MappedText(text.length());
        int before = undone.size();
        int at = 0;
        while (at < text.length()) {
            Optional<DecodedRun> run = runAt(text, at);
            if (run.isPresent()) {
                run.get().appendTo(output, text);
                undone.add(run.get().undone(text));
                at = run.get().end();
            } else {
                int next = isToken(text.charAt(at)) ? tokenEnd(text, at) : at + 1;
                output.append(text, at, next);
                at = next;
            }
        }
        return undone.size() > before ? Optional.of(output) : Optional.empty();
    }

    private static Optional<DecodedRun> runAt(MappedText text, int at) {
        return switch (text.charAt(at)) {
            case '&' -> entity(text, at);
            case '%' -> percent(text, at);
            case '\\' -> escape(text, at);
            default -> isToken(text.charAt(at)) ? token(text, at) : Optional.empty();
        };
    }

    private static Optional<DecodedRun> entity(MappedText text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_ENTITY && text.charAt(end) != ';') {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';') {
            return Optional.empty();
        }
        String name = text.subSequence(at + 1, end).toString();
        int past = end + 1;
        return character(name).map(plain -> DecodedRun.of(Disguise.ENTITY, at, past, plain));
    }

    private static Optional<String> character(String name) {
        if (!name.startsWith("#")) {
            return Optional.ofNullable(ENTITIES.get(name));
        }
        boolean isHex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        try {
            int codePoint = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
            return Character.isValidCodePoint(codePoint)
                    ? Optional.of(Character.toString(codePoint))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<DecodedRun> percent(MappedText text, int at) {
        ByteRun bytes = new ByteRun();
        int end = at;
        while (end + 2 < text.length()
                && text.charAt(end) == '%'
                && DisguiseSigns.isHex(text.charAt(end + 1))
                && DisguiseSigns.isHex(text.charAt(end + 2))) {
            bytes.add(pair(text, end + 1), end, end + 3);
            end += 3;
        }
        return bytes.decoded(Disguise.URL, at, end, 1);
    }

    private static Optional<DecodedRun> escape(MappedText text, int at) {
        StringBuilder plain = new StringBuilder();
        List<Span> origins = new ArrayList<>();
        int end = at;
        while (end + 3 < text.length() && text.charAt(end) == '\\') {
            int digits = text.charAt(end + 1) == 'x' ? 2 : text.charAt(end + 1) == 'u' ? 4 : 0;
            if (digits == 0 || !isHex(text, end + 2, digits)) {
                break;
            }
            String number = text.subSequence(end + 2, end + 2 + digits).toString();
            plain.append((char) Integer.parseInt(number, 16));
            origins.add(new Span(end, end + 2 + digits));
            end += 2 + digits;
        }
        return end > at
                ? Optional.of(
                        new DecodedRun(
                                Disguise.ESCAPE,
                                at,
                                end,
                                plain.toString(),
                                origins.stream().mapToInt(Span::start).toArray(),
                                origins.stream().mapToInt(Span::end).toArray()))
                : Optional.empty();
    }

    private static Optional<DecodedRun> token(MappedText text, int at) {
        int end = tokenEnd(text, at);
        int group = end - at;
        if (group == 2 || group == 8) {
            Optional<DecodedRun> spaced = groups(text, at, group);
            if (spaced.isPresent()) {
                return spaced;
            }
        }
        return group < 8
                ? Optional.empty()
                : hex(text, at, end)
                        .or(() -> binary(text, at, end))
                        .or(() -> Base64Segment.decode(text, at, end));
    }

    // "62 6f 6d 62", or eight bits each.
    private static Optional<DecodedRun> groups(MappedText text, int at, int size) {
        ByteRun bytes = new ByteRun();
        int end = at;
        int from = at;
        while (from + size <= text.length()
                && isGroup(text, from, size)
                && (from + size == text.length() || !isToken(text.charAt(from + size)))) {
            bytes.add(size == 2 ? pair(text, from) : bits(text, from), from, from + size);
            end = from + size;
            if (end >= text.length() || text.charAt(end) != ' ') {
                break;
            }
            from = end + 1;
        }
        return bytes.decoded(size == 2 ? Disguise.HEX : Disguise.BINARY, at, end, FEWEST_PAIRS);
    }

    private static boolean isGroup(MappedText text, int from, int size) {
        return size == 2 ? isHex(text, from, 2) : isBits(text, from, from + 8);
    }

    private static Optional<DecodedRun> hex(MappedText text, int at, int end) {
        boolean isPrefixed = text.charAt(at) == '0' && (text.charAt(at + 1) | 0x20) == 'x';
        int from = isPrefixed ? at + 2 : at;
        if ((end - from) % 2 != 0 || !isHex(text, from, end - from)) {
            return Optional.empty();
        }
        ByteRun bytes = new ByteRun();
        for (int i = from; i < end; i += 2) {
            bytes.add(pair(text, i), i, i + 2);
        }
        return bytes.decoded(Disguise.HEX, at, end, FEWEST_PAIRS);
    }

    private static Optional<DecodedRun> binary(MappedText text, int at, int end) {
        if ((end - at) % 8 != 0 || !isBits(text, at, end)) {
            return Optional.empty();
        }
        ByteRun bytes = new ByteRun();
        for (int i = at; i < end; i += 8) {
            bytes.add(bits(text, i), i, i + 8);
        }
        return bytes.decoded(Disguise.BINARY, at, end, 3);
    }

    private static boolean isHex(MappedText text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (i >= text.length() || !DisguiseSigns.isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBits(MappedText text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '1') {
                return false;
            }
        }
        return true;
    }

    private static int pair(MappedText text, int at) {
        return Character.digit(text.charAt(at), 16) * 16 + Character.digit(text.charAt(at + 1), 16);
    }

    private static int bits(MappedText text, int at) {
        return Integer.parseInt(text.subSequence(at, at + 8).toString(), 2);
    }

    private static int tokenEnd(MappedText text, int at) {
        int end = at;
        while (end < text.length() && isToken(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '_'
                || c == '-'
                || c == '=';
    }
}

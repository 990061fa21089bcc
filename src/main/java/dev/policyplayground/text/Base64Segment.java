package dev.policyplayground.text;

import java.util.Base64;
import java.util.Optional;

/// Decodes one token as base64 (RFC 4648, both alphabets, with or without padding). Stateless.
final class Base64Segment {
    private static final int FEWEST = 8;

    private Base64Segment() {}

    static Optional<DecodedRun> decode(MappedText text, int at, int end) {
        int last = end;
        while (last > at && text.charAt(last - 1) == '=') {
            last--;
        }
        int length = (last - at) % 4 == 1 ? last - at - 1 : last - at;
        if (length < FEWEST - 2 || end - at < FEWEST || !looksEncoded(text, at, last, end)) {
            return Optional.empty();
        }
        String token =
                text.subSequence(at, at + length).toString().replace('-', '+').replace('_', '/');
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        ByteRun bytes = new ByteRun();
        for (int i = 0; i < decoded.length; i++) {
            bytes.add(decoded[i], at + i * 8 / 6, at + (i * 8 + 7) / 6 + 1);
        }
        return bytes.decoded(Disguise.BASE64, at, end, 4);
    }

    // Plain words are all of one case, or begin with a capital.
    private static boolean looksEncoded(MappedText text, int at, int last, int end) {
        boolean lower = false;
        boolean odd = last < end;
        for (int i = at; i < last; i++) {
            char c = text.charAt(i);
            odd |= c <= '9' || (c <= 'Z' && lower);
            lower |= c >= 'a';
        }
        return odd;
    }
}

package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.sensitive.SensitiveData.Found;
import java.util.Locale;

/// Finds private keys in PEM (RFC 7468) and OpenPGP armour (RFC 9580 §6.2), over as many lines as
/// they take, also when the text ends within one. One instance serves one text.
final class PrivateKeyScanner {
    private static final String BEGIN = "-----begin ";
    private static final String END = "-----END ";
    private static final int LONGEST_LABEL = 50;
    // A word this long that holds nothing but base64 is a line of a key.
    private static final int LINE = 16;

    private final Found found;
    private final FlatText text;
    // No end of a key stands behind this; set by the first search that fails, so that none is
    // repeated.
    private int lastEnd = Integer.MAX_VALUE;

    PrivateKeyScanner(Found found) {
        this.found = found;
        this.text = found.text();
    }

    int look(int at) {
        if (!text.startsWith(BEGIN, at, true)) {
            return at;
        }
        int label = at + BEGIN.length();
        int close = label;
        while (close < label + LONGEST_LABEL && text.at(close) != '-' && close < text.length()) {
            close++;
        }
        String name = text.text(label, close).toUpperCase(Locale.ROOT);
        if (!name.contains("PRIVATE KEY") || !text.startsWith("-----", close, false)) {
            return at;
        }
        int body = close + 5;
        int end = closed(body);
        end = end > 0 ? end : open(body);
        found.evident(SensitiveKind.API_KEY, at, end);
        return end;
    }

    private int closed(int body) {
        int end = body < lastEnd ? text.indexOf(END, body) : -1;
        if (end < 0) {
            lastEnd = Math.min(lastEnd, body);
            return -1;
        }
        int dashes = text.indexOf("-----", end + END.length());
        return dashes >= 0 && dashes - end < LONGEST_LABEL + END.length()
                ? dashes + 5
                : end + END.length();
    }

    // A key without its end: as far as its words look like base64. The last one may be short.
    private int open(int body) {
        int end = body;
        int at = body;
        while (at < text.length()) {
            int word = at;
            while (word < text.length() && isBlank(word)) {
                word++;
            }
            int close = text.runEnd(word, Chars.BASE64);
            while (text.at(close) == '=') {
                close++;
            }
            boolean isWhole = close == text.length() || isBlank(close);
            if (close == word || !isWhole) {
                return end;
            }
            boolean isLine = close - word >= LINE;
            if (isLine || end > body || close == text.length()) {
                end = close;
            }
            if (!isLine) {
                return end;
            }
            at = close;
        }
        return end;
    }

    // Also the two characters that stand for a line end in code and in JSON.
    private boolean isBlank(int at) {
        return text.at(at) <= ' '
                || text.at(at) == '\\'
                || (text.at(at) == 'n' && text.at(at - 1) == '\\');
    }
}

package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.sensitive.SensitiveData.Found;
import java.util.Set;

/// Finds e-mail addresses and passwords in addresses (`scheme://user:password@host`, RFC 3986
/// §3.2.1). Looks at most 64 characters back, and 330 ahead. One instance serves one text.
final class AddressScanner {
    // RFC 5321 §4.5.3.1: 64 octets before the @, 255 behind it.
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_SCHEME = 20;
    private static final int LONGEST_USER_INFO = 330;
    // The ends of file names such as icon@2x.png.
    private static final Set<String> FILES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "ts", "py");

    private final Found found;
    private final FlatText text;
    private int behindUrl;

    AddressScanner(Found found) {
        this.found = found;
        this.text = found.text();
    }

    void mail(int at) {
        int start = at;
        while (start > behindUrl && at - start < LONGEST_LOCAL && isLocal(text.at(start - 1))) {
            start--;
        }
        while (start < at && !text.isWord(start) && text.at(start) != '_') {
            start++;
        }
        int end = domainEnd(at + 1);
        if (start < at && end > 0) {
            found.evident(SensitiveKind.EMAIL, start, end);
        }
    }

    private static boolean isLocal(char c) {
        return Chars.MAIL.has(c) || (c >= 0x80 && Character.isLetterOrDigit(c));
    }

    // Behind the last label of two or more letters; 0 when there is none.
    private int domainEnd(int from) {
        int end = 0;
        int label = from;
        for (int at = from; at - from <= LONGEST_DOMAIN; at++) {
            char c = text.at(at);
            if (Chars.isWord(c) || (c == '-' && at > label)) {
                continue;
            }
            if (label > from && isTopLevel(label, at)) {
                end = at;
            }
            if (c != '.' || at == label) {
                break;
            }
            label = at + 1;
        }
        return end;
    }

    private boolean isTopLevel(int from, int to) {
        if (to - from < 2) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Chars.isLetter(text.at(i))) {
                return text.startsWith("xn--", from, true);
            }
        }
        return to - from > 4 || !FILES.contains(text.text(from, to));
    }

    /// @return where to go on: behind the host, when there is a password before it
    int url(int at) {
        if (text.at(at + 1) != '/' || text.at(at + 2) != '/') {
            return at;
        }
        int start = at;
        while (start > 0 && at - start < LONGEST_SCHEME && Chars.SCHEME.has(text.at(start - 1))) {
            start--;
        }
        int colon = 0;
        int host = 0;
        for (int i = at + 3; i < Math.min(text.length(), at + LONGEST_USER_INFO); i++) {
            char c = text.at(i);
            if (c <= ' ' || c == '/' || c == '"' || c == '<' || c == '>') {
                break;
            }
            colon = c == ':' && colon == 0 ? i : colon;
            host = c == '@' && colon > 0 && i > colon + 1 ? i + 1 : host;
        }
        if (start == at || host == 0 || !text.isWord(host)) {
            return at;
        }
        behindUrl = text.runEnd(host, Chars.DOMAIN);
        found.evident(SensitiveKind.URL_PASSWORD, start, behindUrl);
        return behindUrl;
    }
}

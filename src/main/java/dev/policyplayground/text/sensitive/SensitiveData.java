package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Finds personal data and secrets by their shapes and checksums: payment cards, IBANs, keys of
/// well-known services, passwords in addresses, e-mail addresses, telephone numbers and national
/// ids. Formats and their sources: `docs/sensitive-data.md`.
///
/// Each character is looked at a bounded number of times, so the cost is linear whatever the text.
/// Stateless, safe from any thread.
public final class SensitiveData {
    private SensitiveData() {}

    public static List<SensitiveMatch> find(CharSequence text) {
        return find(text, new Span(0, text.length()));
    }

    /// Looks at `part` of `text` alone; the spans are offsets into `text`. Matches stand in the
    /// order they were found, and may overlap.
    public static List<SensitiveMatch> find(CharSequence text, Span part) {
        Found found = new Found(FlatText.of(text, part));
        FlatText flat = found.text();
        KeyScanner keys = new KeyScanner(found);
        PrivateKeyScanner privateKeys = new PrivateKeyScanner(found);
        CodeScanner codes = new CodeScanner(found);
        DigitScanner digits = new DigitScanner(found);
        AddressScanner addresses = new AddressScanner(found);
        int at = 0;
        while (at < flat.length()) {
            char c = flat.at(at);
            int next = at;
            switch (c) {
                case '@' -> addresses.mail(at);
                case ':' -> next = addresses.url(at);
                case '-' -> next = privateKeys.look(at);
                default -> {
                    next = keys.look(at);
                    if (next == at && flat.isWord(at) && !flat.isWord(at - 1)) {
                        next = codes.look(at);
                    }
                    if (next == at && Chars.isDigit(c)) {
                        next = digits.look(at);
                    }
                }
            }
            at = Math.max(next, at + 1);
        }
        return found.matches();
    }

    /// The text and what was found in it so far. One instance serves one text; not thread-safe.
    static final class Found {
        private final FlatText text;
        private final List<SensitiveMatch> matches = new ArrayList<>();

        Found(FlatText text) {
            this.text = text;
        }

        FlatText text() {
            return text;
        }

        void evident(SensitiveKind kind, int from, int to) {
            add(kind, from, to, true, false);
        }

        void add(SensitiveKind kind, int from, int to, boolean isEvident, boolean isCutShort) {
            matches.add(new SensitiveMatch(kind, text.original(from, to), isEvident, isCutShort));
        }

        List<SensitiveMatch> matches() {
            return List.copyOf(matches);
        }
    }
}

package dev.policyplayground.run;

import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.data.DataScan;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.KeysInUse;
import dev.policyplayground.text.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Blots secrets out of the texts of one run: each where it stands, and everywhere else it is
/// repeated. Lengths stay. One instance serves one run; not thread-safe.
final class TextMask {
    static final char BLOT = KeysInUse.BLOT;
    private static final int MOST_LOOKS = 20;
    // A shorter piece says nothing, and would blot out half a text.
    private static final int LEAST_REPEATED = 4;
    // A shorter text of an answer is a name of the API's, such as end_turn.
    private static final int LEAST_PART = 16;

    private final DataScan scan;
    private final Set<String> masked;
    private final Map<String, String> byText = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();

    TextMask(PolicyPack pack) {
        this.scan = new DataScan(pack);
        this.masked = pack.maskedCategories();
    }

    /// Learns the secrets of `text`, and where in it they stand.
    ///
    /// @param judge by what is left of a text once what has a shape is blotted out
    void learn(String text, Function<String, Verdict> judge, Layer side) {
        if (text.isEmpty() || byText.containsKey(text)) {
            return;
        }
        String rest = blot(text, scan.masked(text));
        // A verdict names only so many findings of a rule: look again until nothing is left.
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Span> found = spans(judge.apply(rest), side, rest);
            if (found.isEmpty()) {
                byText.put(text, rest);
                return;
            }
            rest = blot(rest, found);
        }
        // A text that still holds secrets after many looks is one great secret.
        secrets.add(text);
        byText.put(text, blots(text));
    }

    private List<Span> spans(Verdict verdict, Layer side, String text) {
        if (!(verdict instanceof Verdict.Judged judged)) {
            return List.of();
        }
        return judged.findings().stream()
                .filter(f -> masked.contains(f.category()) && f.side() == side && f.isInFocus())
                .map(Finding::span)
                .map(span -> whole(text, span))
                .filter(span -> !isBlotted(span.in(text)))
                .toList();
    }

    // What a rule found, and the rest of the word or the key it ends in: a rule may be satisfied
    // with a part.
    private static Span whole(String text, Span span) {
        int start = span.start();
        int end = Math.min(span.end(), text.length());
        while (start > 0 && isPart(text.charAt(start)) && isPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && isPart(text.charAt(end - 1)) && isPart(text.charAt(end))) {
            end++;
        }
        return new Span(start, end);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || "_-+/=~".indexOf(c) >= 0;
    }

    private static boolean isBlotted(String text) {
        return text.chars().allMatch(c -> c == BLOT || Character.isWhitespace(c));
    }

    private String blot(String text, List<Span> spans) {
        StringBuilder blotted = new StringBuilder(text);
        for (Span span : spans) {
            String secret = span.in(text);
            if (secret.length() >= LEAST_REPEATED && secret.indexOf(BLOT) < 0) {
                secrets.add(secret);
            }
            for (int i = span.start(); i < Math.min(span.end(), text.length()); i++) {
                blotted.setCharAt(i, BLOT);
            }
        }
        return blotted.toString();
    }

    /// `text` without what was learnt, without what has a shape and without the keys in use. To be
    /// asked once all is learnt.
    String of(String text) {
        String blotted = byText.get(text);
        if (blotted == null) {
            blotted = blot(text, scan.masked(text));
        }
        // The longest first: a secret within another must not break it up.
        for (String secret :
                secrets.stream().sorted(Comparator.comparingInt(x -> -x.length())).toList()) {
            blotted = blotted.replace(secret, blots(secret));
        }
        return KeysInUse.mask(blotted);
    }

    /// `part` of `whole` without secrets, also without a piece of one that `part` ends or begins
    /// with.
    String ofPart(String part, String whole) {
        int at = part.length() < LEAST_PART ? -1 : whole.indexOf(part);
        String alone = of(part);
        if (at < 0) {
            return alone;
        }
        StringBuilder both = new StringBuilder(alone);
        String masked = of(whole);
        for (int i = 0; i < both.length(); i++) {
            if (masked.charAt(at + i) == BLOT) {
                both.setCharAt(i, BLOT);
            }
        }
        return both.toString();
    }

    static String blots(String secret) {
        return String.valueOf(BLOT).repeat(secret.length());
    }
}

package dev.policyplayground.moderation.data;

import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.SensitiveDataRule;
import dev.policyplayground.text.PhraseAutomaton;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import dev.policyplayground.text.sensitive.SensitiveData;
import dev.policyplayground.text.sensitive.SensitiveMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds in a text what the `sensitive_data` of a pack speaks of. Linear in the length of the text:
/// around each match a bounded number of characters is looked at for words nearby. Immutable, safe
/// from any thread.
public final class DataScan {
    // No more characters than this on either side of a match are "nearby", however long the words.
    private static final int REACH = 240;

    private final List<Entry> entries;
    private final Set<String> masked;

    public DataScan(PolicyPack pack) {
        entries =
                pack.sensitiveData().stream()
                        .map(rule -> new Entry(rule, PhraseAutomaton.of(rule.near())))
                        .toList();
        masked = pack.maskedCategories();
    }

    private record Entry(SensitiveDataRule rule, PhraseAutomaton near) {}

    /// One rule that holds, and where.
    record Hit(SensitiveDataRule rule, SensitiveMatch match) {}

    /// All that the rules find in `part` of `text`, with no look at what stands outside of it.
    List<Hit> find(CharSequence text, Span part) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (SensitiveMatch match : SensitiveData.find(text, part)) {
            for (Entry entry : entries) {
                if (entry.rule().detect() == match.kind() && holds(entry, match, text, part)) {
                    hits.add(new Hit(entry.rule(), match));
                }
            }
        }
        return hits;
    }

    /// Where in `text` something stands that must not be kept, also what the end of the text cut
    /// short. Looks across sentences, whichever layer the rules are for.
    public List<Span> masked(CharSequence text) {
        return find(text, new Span(0, text.length())).stream()
                .filter(hit -> masked.contains(hit.rule().category()))
                .map(hit -> hit.match().span())
                .distinct()
                .toList();
    }

    private static boolean holds(Entry entry, SensitiveMatch match, CharSequence text, Span part) {
        if (entry.rule().near().isEmpty()) {
            return match.isEvident();
        }
        int words = entry.rule().withinWords();
        Span span = match.span();
        return holdsWord(
                        entry,
                        text,
                        new Span(back(text, span.start(), part.start(), words), span.start()))
                || holdsWord(
                        entry,
                        text,
                        new Span(span.end(), ahead(text, span.end(), part.end(), words)));
    }

    private static boolean holdsWord(Entry entry, CharSequence text, Span side) {
        boolean[] isThere = {false};
        entry.near()
                .scan(TextNormalizer.normalize(text, side).text(), (_, _, _) -> isThere[0] = true);
        return isThere[0];
    }

    private static int back(CharSequence text, int from, int least, int words) {
        int at = from;
        int left = words;
        while (at > Math.max(least, from - REACH)) {
            boolean startsWord =
                    Character.isLetterOrDigit(text.charAt(at - 1))
                            && (at == from || !Character.isLetterOrDigit(text.charAt(at)));
            if (startsWord && left-- == 0) {
                break;
            }
            at--;
        }
        return at;
    }

    private static int ahead(CharSequence text, int from, int most, int words) {
        int at = from;
        int left = words;
        while (at < Math.min(most, from + REACH)) {
            boolean startsWord =
                    Character.isLetterOrDigit(text.charAt(at))
                            && (at == from || !Character.isLetterOrDigit(text.charAt(at - 1)));
            if (startsWord && left-- == 0) {
                break;
            }
            at++;
        }
        return at;
    }
}

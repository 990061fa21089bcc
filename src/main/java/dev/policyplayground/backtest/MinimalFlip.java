package dev.policyplayground.backtest;

import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The smallest edit that changes a verdict: words of which none can be put back without the
/// verdict coming back too. Found by delta debugging (Zeller and Hildebrandt, "Simplifying and
/// isolating failure-inducing input", 2002). Immutable.
///
/// @param struck what is taken out, in the order of the text
/// @param rest the text without it
/// @param verdict what is said of the rest; milder than before
/// @param isMinimal false when the search ended early, and fewer words might do
public record MinimalFlip(List<Span> struck, String rest, Verdict verdict, boolean isMinimal) {
    /// So many texts are judged at most; at some tens of microseconds each, a moment.
    private static final int MOST_TRIALS = 2_000;

    public MinimalFlip {
        struck = List.copyOf(struck);
    }

    /// @param text what was judged
    /// @param verdict what was said of it
    /// @param judge judges a text in the place of this one; must be deterministic
    /// @return nothing when the text was allowed or not judged, or when no words of it can be taken
    ///   out to change that
    public static Optional<MinimalFlip> of(
            String text, Verdict verdict, Function<String, Verdict> judge) {
        return verdict instanceof Verdict.Judged judged && judged.decision() != Decision.ALLOW
                ? new Search(text, judged, judge).run()
                : Optional.empty();
    }

    /// One search. Not thread-safe.
    private static final class Search {
        private final String text;
        private final Verdict.Judged before;
        private final Function<String, Verdict> judge;
        private final List<Span> words;
        private int trials;

        Search(String text, Verdict.Judged before, Function<String, Verdict> judge) {
            this.text = text;
            this.before = before;
            this.judge = judge;
            this.words = words(text);
        }

        Optional<MinimalFlip> run() {
            BitSet evidence = new BitSet();
            for (int i = 0; i < words.size(); i++) {
                if (isEvidence(words.get(i))) {
                    evidence.set(i);
                }
            }
            if (!evidence.isEmpty() && flips(evidence)) {
                return Optional.of(shrunk(evidence));
            }
            BitSet all = new BitSet();
            all.set(0, words.size());
            return !words.isEmpty() && flips(all) ? Optional.of(shrunk(all)) : Optional.empty();
        }

        private boolean isEvidence(Span word) {
            return before.findings().stream()
                    .filter(Finding::isInFocus)
                    .anyMatch(f -> f.span().overlaps(word));
        }

        private MinimalFlip shrunk(BitSet start) {
            List<Integer> taken = new ArrayList<>(start.stream().boxed().toList());
            int parts = 2;
            while (taken.size() >= 2 && parts <= taken.size() && trials < MOST_TRIALS) {
                Optional<List<Integer>> smaller = smaller(taken, parts);
                if (smaller.isPresent()) {
                    taken = new ArrayList<>(smaller.get());
                    parts = Math.max(2, Math.min(parts, taken.size()));
                } else if (parts == taken.size()) {
                    break;
                } else {
                    parts = Math.min(parts * 2, taken.size());
                }
            }
            BitSet struck = set(taken);
            return new MinimalFlip(
                    joined(struck),
                    without(struck),
                    judge.apply(without(struck)),
                    trials < MOST_TRIALS);
        }

        // One part alone that still flips the verdict, or all but one part.
        private Optional<List<Integer>> smaller(List<Integer> taken, int parts) {
            List<List<Integer>> pieces = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                pieces.add(
                        taken.subList(
                                part * taken.size() / parts, (part + 1) * taken.size() / parts));
            }
            for (List<Integer> piece : pieces) {
                if (piece.size() < taken.size() && flips(set(piece))) {
                    return Optional.of(piece);
                }
            }
            for (List<Integer> piece : pieces) {
                BitSet left = set(taken);
                left.andNot(set(piece));
                List<Integer> rest = left.stream().boxed().toList();
                if (!rest.isEmpty() && flips(set(rest))) {
                    return Optional.of(rest);
                }
            }
            return Optional.empty();
        }

        private boolean flips(BitSet struck) {
            if (trials >= MOST_TRIALS) {
                return false;
            }
            trials++;
            return judge.apply(without(struck)) instanceof Verdict.Judged now
                    && now.decision().compareTo(before.decision()) < 0;
        }

        private String without(BitSet struck) {
            StringBuilder rest = new StringBuilder(text.length());
            int at = 0;
            for (int i = struck.nextSetBit(0); i >= 0; i = struck.nextSetBit(i + 1)) {
                rest.append(text, at, words.get(i).start());
                at = words.get(i).end();
            }
            return rest.append(text, at, text.length()).toString();
        }

        // Neighbours are struck through in one go.
        private List<Span> joined(BitSet struck) {
            List<Span> spans = new ArrayList<>();
            for (int i = struck.nextSetBit(0); i >= 0; i = struck.nextSetBit(i + 1)) {
                Span word = words.get(i);
                boolean follows = i > 0 && struck.get(i - 1) && !spans.isEmpty();
                if (follows) {
                    spans.set(spans.size() - 1, new Span(spans.getLast().start(), word.end()));
                } else {
                    spans.add(word);
                }
            }
            return spans;
        }

        private static BitSet set(List<Integer> numbers) {
            BitSet bits = new BitSet();
            numbers.forEach(bits::set);
            return bits;
        }

        private static List<Span> words(String text) {
            List<Span> words = new ArrayList<>();
            int start = -1;
            for (int i = 0; i <= text.length(); i++) {
                boolean isBlank = i == text.length() || Character.isWhitespace(text.charAt(i));
                if (isBlank && start >= 0) {
                    words.add(new Span(start, i));
                    start = -1;
                } else if (!isBlank && start < 0) {
                    start = i;
                }
            }
            return words;
        }
    }
}

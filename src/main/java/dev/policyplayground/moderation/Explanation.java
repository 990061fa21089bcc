package dev.policyplayground.moderation;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.policy.Thresholds.Cut;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says in one sentence why a verdict is what it is: category, rule, words, and what around them
/// raised or lowered the score. The same sentence in the window, on the command line and in
/// exports. Stateless.
public final class Explanation {
    private static final int LONGEST_WORDS = 40;
    private static final int MOST_WORDS = 3;

    private Explanation() {}

    /// Why the verdict is what it is.
    ///
    /// @param pack the pack that the verdict was made with
    public static String of(Verdict verdict, PolicyPack pack) {
        return switch (verdict) {
            case Verdict.Unjudged(String reason) -> "Not judged: " + reason;
            case Verdict.Judged judged -> of(judged, pack);
        };
    }

    private static String of(Verdict.Judged judged, PolicyPack pack) {
        Optional<String> leading = leading(judged, pack);
        if (leading.isEmpty()) {
            return "Nothing was found.";
        }
        String category = leading.get();
        double score = judged.scores().of(category);
        Decision decision = pack.thresholds().decide(category, score);
        List<Finding> findings =
                judged.findings().stream()
                        .filter(f -> f.category().equals(category))
                        .sorted(Comparator.comparingDouble(Finding::score).reversed())
                        .toList();
        String because = findings.isEmpty() ? "" : ", because of " + evidence(findings, pack);
        return pack.titleOf(category)
                + " "
                + number(score)
                + limit(pack.thresholds().of(category), decision)
                + because
                + ".";
    }

    // The category that asks for the strictest decision; of several, the one with the highest
    // score.
    private static Optional<String> leading(Verdict.Judged judged, PolicyPack pack) {
        return judged.scores().byCategory().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .max(
                        Comparator.comparing(
                                        (Map.Entry<String, Double> e) ->
                                                pack.thresholds().decide(e.getKey(), e.getValue()))
                                .thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static String limit(Cut cut, Decision decision) {
        return switch (decision) {
            case ALLOW -> " (below review at " + number(cut.review()) + ")";
            case REVIEW -> " (review from " + number(cut.review()) + ")";
            case BLOCK -> " (block from " + number(cut.block()) + ")";
        };
    }

    private static String evidence(List<Finding> findings, PolicyPack pack) {
        Finding first = findings.getFirst();
        String words =
                findings.stream()
                        .filter(f -> f.rule().equals(first.rule()))
                        .map(f -> quoted(f.matched()))
                        .distinct()
                        .limit(MOST_WORDS)
                        .collect(Collectors.joining(" and "));
        long others =
                findings.stream()
                        .map(Finding::rule)
                        .filter(r -> !r.equals(first.rule()))
                        .distinct()
                        .count();
        String more =
                others == 0
                        ? ""
                        : others == 1 ? ", and one more rule" : ", and " + others + " more rules";
        return words + " (rule " + first.rule() + ")" + changes(first, from(first, pack)) + more;
    }

    /// What around a finding's words changed its score: "lowered from 0.70 by “how to prevent” (it
    /// asks for prevention)"; nothing when nothing did.
    public static String context(Finding finding, PolicyPack pack) {
        return withoutComma(changes(finding, from(finding, pack)));
    }

    /// The same where the pack is not at hand, without the score it came from.
    public static String context(Finding finding) {
        return withoutComma(changes(finding, ""));
    }

    private static String withoutComma(String changes) {
        return changes.isEmpty() ? "" : changes.substring(2);
    }

    private static String from(Finding finding, PolicyPack pack) {
        return pack.rules().stream()
                .filter(r -> r.id().equals(finding.rule()))
                .findFirst()
                .map(Rule::weight)
                .map(weight -> " from " + number(weight))
                .orElse("");
    }

    private static String changes(Finding finding, String from) {
        if (finding.context().isEmpty()) {
            return "";
        }
        return ", "
                + parts(finding, true, "raised" + from)
                + (hasBoth(finding) ? " and " : "")
                + parts(finding, false, hasBoth(finding) ? "lowered" : "lowered" + from);
    }

    private static boolean hasBoth(Finding finding) {
        return finding.context().stream().map(ContextHit::raises).distinct().count() == 2;
    }

    private static String parts(Finding finding, boolean raises, String verb) {
        List<ContextHit> hits =
                finding.context().stream().filter(c -> c.raises() == raises).toList();
        return hits.isEmpty()
                ? ""
                : verb
                        + " by "
                        + hits.stream()
                                .map(c -> quoted(c.words()) + " (" + c.why() + ")")
                                .collect(Collectors.joining(", "));
    }

    private static String quoted(String words) {
        String one = words.strip();
        return "“"
                + (one.length() > LONGEST_WORDS ? one.substring(0, LONGEST_WORDS - 1) + "…" : one)
                + "”";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

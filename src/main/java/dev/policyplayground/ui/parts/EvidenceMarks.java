package dev.policyplayground.ui.parts;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.ui.fx.Messages;
import java.util.List;

/// Turns findings into underlined words with an explanation. Stateless.
public final class EvidenceMarks {
    private EvidenceMarks() {}

    public static List<Mark> of(Assessment assessment, Layer side, PolicyPack pack) {
        if (!(assessment.verdict() instanceof Verdict.Judged judged)) {
            return List.of();
        }
        return judged.findings().stream()
                .filter(f -> f.side() == side && f.isInFocus())
                .map(
                        f -> {
                            String decision =
                                    pack.thresholds()
                                            .decide(f.category(), judged.scores().of(f.category()))
                                            .name();
                            String style = "mark-" + VerdictStyle.of(decision).pseudoClass();
                            String why =
                                    Messages.text(
                                            "evidence.explanation",
                                            pack.titleOf(f.category()),
                                            f.why(),
                                            f.rule(),
                                            f.score());
                            return new Mark(f.span(), style, why);
                        })
                .toList();
    }
}

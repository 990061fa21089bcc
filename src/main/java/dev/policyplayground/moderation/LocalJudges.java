package dev.policyplayground.moderation;

import dev.policyplayground.moderation.Judge.ReplyWatch;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The judges that always all run, and the pack whose thresholds turn their scores into a decision.
/// A category takes the highest of their scores. Immutable and safe for use from several threads.
public final class LocalJudges {
    private final PolicyPack pack;
    private final List<Judge> judges;
    private final Set<String> masked;
    private final String engineVersion;

    public LocalJudges(PolicyPack pack, List<Judge> judges) {
        this.pack = pack;
        this.judges = List.copyOf(judges);
        this.masked = pack.maskedCategories();
        this.engineVersion =
                judges.stream()
                        .map(j -> j.id() + "-" + j.version())
                        .collect(Collectors.joining("+"));
    }

    public PolicyPack pack() {
        return pack;
    }

    public String engineVersion() {
        return engineVersion;
    }

    Evidence judgePrompt(Exchange exchange) {
        return combine(judges.stream().map(j -> j.judgePrompt(exchange)).toList());
    }

    ReplyWatch watchReply(Exchange exchange) {
        List<ReplyWatch> watches = judges.stream().map(j -> j.watchReply(exchange)).toList();
        return new ReplyWatch() {
            @Override
            public Evidence sentence(CharSequence reply, Span sentence) {
                return combine(watches.stream().map(w -> w.sentence(reply, sentence)).toList());
            }

            @Override
            public Evidence evidence() {
                return combine(watches.stream().map(ReplyWatch::evidence).toList());
            }
        };
    }

    Verdict verdict(Evidence evidence) {
        return new Verdict.Judged(
                pack.thresholds().decide(evidence.scores()),
                evidence.scores(),
                evidence.findings().stream().map(this::masked).toList(),
                pack.hash(),
                engineVersion());
    }

    // A verdict is shown, exported and printed: what a masked category found does not stand in it.
    private Finding masked(Finding finding) {
        return masked.contains(finding.category())
                ? finding.matching("\u2022".repeat(finding.matched().length()))
                : finding;
    }

    private Evidence combine(List<Evidence> all) {
        Scores scores = Scores.of(Map.of());
        List<Finding> findings = new ArrayList<>();
        for (Evidence evidence : all) {
            scores = scores.max(evidence.scores());
            findings.addAll(evidence.findings());
        }
        return new Evidence(scores, findings);
    }
}

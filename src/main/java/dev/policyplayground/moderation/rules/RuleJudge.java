package dev.policyplayground.moderation.rules;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges by the rules of a pack. Costs linear time whatever the rules: one automaton for all
/// phrases and RE2/J, which does not backtrack, for expressions. The whole conversation is read:
/// evidence in an earlier turn or a document counts half, or in full where its category says so,
/// and what is asked over several turns is put together. Immutable, safe from any thread.
public final class RuleJudge implements Judge {
    static final String ID = "rules";
    private static final String VERSION = "3";

    private final PolicyPack pack;
    private final CompiledRules input;
    private final CompiledRules output;
    private final Set<String> inDocuments;

    /// @throws IllegalArgumentException when an expression cannot be compiled; `PackCheck` finds it
    ///   first
    public RuleJudge(PolicyPack pack) {
        this.pack = pack;
        this.input = CompiledRules.of(pack, Layer.INPUT);
        this.output = CompiledRules.of(pack, Layer.OUTPUT);
        this.inDocuments = pack.countedInDocuments();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Evidence judgePrompt(Exchange exchange) {
        RuleScan scan = new RuleScan(input, Layer.INPUT, Set.of(), Optional.empty());
        for (Exchange.UserTurn turn : exchange.userTurns(inDocuments)) {
            scan.inContext(turn.index(), turn.full());
            read(scan, turn.text());
        }
        scan.inFocus();
        read(scan, exchange.prompt());
        return scan.evidence();
    }

    private static void read(RuleScan scan, String text) {
        for (Span sentence : SentenceStream.split(text)) {
            scan.sentence(text, sentence);
        }
    }

    @Override
    public ReplyWatch watchReply(Exchange exchange) {
        RuleScan scan =
                new RuleScan(
                        output, Layer.OUTPUT, flagged(judgePrompt(exchange)), Optional.empty());
        return new ReplyWatch() {
            @Override
            public Evidence sentence(CharSequence reply, Span sentence) {
                scan.sentence(reply, sentence);
                return scan.evidence();
            }

            @Override
            public Evidence evidence() {
                return scan.evidence();
            }
        };
    }

    private Set<String> flagged(Evidence prompt) {
        return prompt.scores().byCategory().entrySet().stream()
                .filter(e -> pack.thresholds().decide(e.getKey(), e.getValue()) != Decision.ALLOW)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

package dev.policyplayground.moderation.learned;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Exchange.UserTurn;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.Set;

/// Judges by a trained model: a probability for harm, put into the category it most likely falls
/// into, and one each for injection and for lifting the limits. Earlier turns and documents count
/// half, or in full where the category says so. Cost grows with the length of the text alone.
/// Immutable, safe from any thread.
public final class LearnedJudge implements Judge {
    public static final String ID = "learned";

    private final LearnedModel model;
    private final LearnedScores scores;
    private final Set<String> fullInDocuments;

    public LearnedJudge(LearnedModel model, PolicyPack pack) {
        this.model = model;
        this.scores = new LearnedScores(model, pack);
        this.fullInDocuments = pack.countedInDocuments();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return model.id();
    }

    @Override
    public Evidence judgePrompt(Exchange exchange) {
        EvidenceSum sum = new EvidenceSum();
        for (UserTurn turn : exchange.userTurns(fullInDocuments)) {
            scores.prompt(turn.text(), turn.index(), turn.full(), sum);
        }
        scores.prompt(exchange.prompt(), Finding.FOCUS, Set.of(), sum);
        return sum.evidence();
    }

    @Override
    public ReplyWatch watchReply(Exchange exchange) {
        double prompt =
                model.promptLogOdds(Head.HARM, TextNormalizer.normalize(exchange.prompt()).text());
        ReplyReading reading = model.openReply();
        EvidenceSum sum = new EvidenceSum();
        return new ReplyWatch() {
            @Override
            public Evidence sentence(CharSequence reply, Span sentence) {
                NormalizedText normal = TextNormalizer.normalize(reply, sentence);
                String words = ReplyText.unmarked(normal);
                reading.append(words);
                scores.reply(reading, prompt, normal, words, sum);
                return sum.evidence();
            }

            @Override
            public Evidence evidence() {
                return sum.evidence();
            }
        };
    }
}

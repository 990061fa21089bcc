package dev.policyplayground.moderation;

import dev.policyplayground.policy.AbuseSignal;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.PhraseAutomaton;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.List;
import java.util.Map;

/// Looks for a reply that is far longer than a short, simple prompt warrants: a sign of abuse,
/// never a proof. It fires in the sentence that crosses the pack's limit, so the verdict is the
/// same wherever the stream was cut. Immutable, safe from any thread.
public final class LengthJudge implements Judge {
    private static final String ID = "length";
    private static final String RULE = "abuse.length";

    private final AbuseSignal signal;
    private final PhraseAutomaton unless;

    public LengthJudge(AbuseSignal signal) {
        this.signal = signal;
        this.unless = PhraseAutomaton.of(signal.unless());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Evidence judgePrompt(Exchange exchange) {
        return Evidence.NONE;
    }

    @Override
    public ReplyWatch watchReply(Exchange exchange) {
        boolean isSimple =
                exchange.earlier().stream().noneMatch(t -> t.isFromElsewhere())
                        && isShort(exchange.prompt());
        return new LengthWatch(isSimple);
    }

    private boolean isShort(String prompt) {
        // A prompt of many characters is not short, and need not be looked at word by word.
        if (prompt.length() > signal.promptWords() * 40L) {
            return false;
        }
        String normal = TextNormalizer.normalize(prompt).text().strip();
        boolean[] asksForLength = {false};
        unless.scan(normal, (_, _, _) -> asksForLength[0] = true);
        return !asksForLength[0] && normal.split(" ", -1).length <= signal.promptWords();
    }

    private final class LengthWatch implements ReplyWatch {
        private final boolean isSimple;
        private Evidence evidence = Evidence.NONE;

        LengthWatch(boolean isSimple) {
            this.isSimple = isSimple;
        }

        @Override
        public Evidence sentence(CharSequence reply, Span sentence) {
            if (isSimple
                    && evidence.findings().isEmpty()
                    && sentence.end() > signal.replyCharacters()) {
                Finding finding =
                        new Finding(
                                RULE,
                                ID,
                                signal.category(),
                                signal.weight(),
                                Layer.OUTPUT,
                                Finding.FOCUS,
                                sentence,
                                sentence.in(reply).strip(),
                                signal.why());
                evidence =
                        new Evidence(
                                Scores.of(Map.of(signal.category(), signal.weight())),
                                List.of(finding));
            }
            return evidence;
        }

        @Override
        public Evidence evidence() {
            return evidence;
        }
    }
}

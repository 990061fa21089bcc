package dev.policyplayground.moderation.data;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.Span;
import java.util.Set;

/// Judges by the `sensitive_data` of a pack: personal data and secrets, by shape, checksum and
/// words nearby. Turns are looked at as a whole; a reply sentence by sentence, each with a bounded
/// part of what stands before it, so that what straddles a sentence's end is found and the verdict
/// is the same wherever the stream was cut. Immutable, safe from any thread.
public final class SensitiveDataJudge implements Judge {
    static final String ID = "data";
    private static final String VERSION = "1";
    // How far before a sentence its window starts; the second number for finding a blank there.
    private static final int LOOK_BACK = 256;
    private static final int LOOK_FOR_BLANK = 64;

    private final DataScan scan;
    private final Set<String> inDocuments;

    public SensitiveDataJudge(PolicyPack pack) {
        this.scan = new DataScan(pack);
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
        DataWatch watch = new DataWatch(scan, Layer.INPUT);
        for (Exchange.UserTurn turn : exchange.userTurns(inDocuments)) {
            Span whole = new Span(0, turn.text().length());
            watch.look(turn.text(), whole, turn.index(), turn.full());
        }
        String prompt = exchange.prompt();
        watch.look(prompt, new Span(0, prompt.length()), Finding.FOCUS, Set.of());
        return watch.evidence();
    }

    @Override
    public ReplyWatch watchReply(Exchange exchange) {
        DataWatch watch = new DataWatch(scan, Layer.OUTPUT);
        return new ReplyWatch() {
            @Override
            public Evidence sentence(CharSequence reply, Span sentence) {
                Span window = new Span(windowStart(reply, sentence.start()), sentence.end());
                watch.look(reply, window, Finding.FOCUS, Set.of());
                return watch.evidence();
            }

            @Override
            public Evidence evidence() {
                return watch.evidence();
            }
        };
    }

    // At a blank, so that no window starts in the middle of a word or a number.
    private static int windowStart(CharSequence reply, int sentence) {
        int start = Math.max(0, sentence - LOOK_BACK);
        int least = Math.max(0, start - LOOK_FOR_BLANK);
        while (start > least && !Character.isWhitespace(reply.charAt(start - 1))) {
            start--;
        }
        boolean isClean = start == 0 || Character.isWhitespace(reply.charAt(start - 1));
        return isClean ? start : sentence;
    }
}

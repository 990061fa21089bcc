package dev.policyplayground.moderation.learned;

import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;

/// How a reply is read: sentence by sentence as it comes, and without the simulator's mark, which
/// says nothing of what a reply is. Stateless.
public final class ReplyText {
    private static final String MARK = "[simulated]";
    private static final String BLANKS = " ".repeat(MARK.length());

    private ReplyText() {}

    /// The features of a whole reply, as a watch over it would find them.
    public static TextFeatures features(Lexicon lexicon, String reply) {
        StringBuilder normal = new StringBuilder(reply.length());
        for (Span sentence : SentenceStream.split(reply)) {
            normal.append(unmarked(TextNormalizer.normalize(reply, sentence))).append('\n');
        }
        return TextFeatures.of(lexicon, normal);
    }

    /// The text of a sentence; offsets stay what they are.
    static String unmarked(NormalizedText sentence) {
        return sentence.text().replace(MARK, BLANKS);
    }
}

package dev.policyplayground.moderation.learned;

import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.TextNormalizer;
import java.util.List;

/// How a reply is read: sentence by sentence as it comes, and without the simulator's mark, which
/// says nothing of what a reply is. Stateless.
public final class ReplyText {
    private static final String MARK = "[simulated]";
    private static final String BLANKS = " ".repeat(MARK.length());

    private ReplyText() {}

    /// The sentences of a reply, as a watch over it would read them.
    public static List<String> sentences(String reply) {
        return SentenceStream.split(reply).stream()
                .map(sentence -> unmarked(TextNormalizer.normalize(reply, sentence)))
                .toList();
    }

    /// The text of a sentence; offsets stay what they are.
    static String unmarked(NormalizedText sentence) {
        return sentence.text().replace(MARK, BLANKS);
    }
}

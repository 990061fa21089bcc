package dev.policyplayground.moderation;

import dev.policyplayground.text.PhraseAutomaton;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.List;

/// Recognises a reply in which the model itself says no, from the pack's refusal phrases in one of
/// the first sentences. A guess from words, to be read only after `stop_reason`. Immutable, safe
/// from any thread.
public final class RefusalWording {
    private static final int FIRST_SENTENCES = 3;

    private final PhraseAutomaton phrases;

    public RefusalWording(List<String> phrases) {
        this.phrases = PhraseAutomaton.of(phrases);
    }

    public boolean isRefusal(String reply) {
        String head = reply.substring(0, Math.min(reply.length(), 2_000));
        List<Span> sentences =
                SentenceStream.split(head).stream()
                        .filter(span -> !span.in(head).isBlank())
                        .limit(FIRST_SENTENCES)
                        .toList();
        for (Span sentence : sentences) {
            boolean[] found = {false};
            String text = TextNormalizer.normalize(head, sentence).text();
            phrases.scan(text, (phrase, start, end) -> found[0] = true);
            if (found[0]) {
                return true;
            }
        }
        return false;
    }
}

package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.moderation.learned.ReplyText;
import dev.policyplayground.text.TextNormalizer;
import java.util.List;

/// Makes labelled texts into what is learned from. Stateless.
final class Samples {
    private Samples() {}

    static List<Sample> prompts(String set, List<LabelledText> texts, Lexicon lexicon) {
        return texts.stream()
                .map(t -> Sample.of(t.id(), set, t.unsafe(), lexicon, List.of(prompt(t))))
                .toList();
    }

    /// The prompt of a text, normalised.
    static String prompt(LabelledText text) {
        return TextNormalizer.normalize(text.exchange().prompt()).text();
    }

    static List<Sample> replies(String set, List<LabelledText> texts, Lexicon lexicon) {
        return texts.stream()
                .map(
                        t ->
                                Sample.of(
                                        t.id(),
                                        set,
                                        t.unsafe(),
                                        lexicon,
                                        ReplyText.sentences(t.reply().orElse(""))))
                .toList();
    }
}

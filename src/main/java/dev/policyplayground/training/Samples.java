package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.moderation.learned.ReplyText;
import dev.policyplayground.moderation.learned.TextFeatures;
import dev.policyplayground.text.TextNormalizer;
import java.util.List;

/// Makes labelled texts into what is learned from. Stateless.
final class Samples {
    private Samples() {}

    static List<Sample> prompts(String set, List<LabelledText> texts, Lexicon lexicon) {
        return texts.stream()
                .map(
                        t ->
                                new Sample(
                                        t.id(),
                                        set,
                                        t.unsafe(),
                                        prompt(lexicon, t.exchange().prompt())))
                .toList();
    }

    static TextFeatures prompt(Lexicon lexicon, String prompt) {
        return TextFeatures.of(lexicon, TextNormalizer.normalize(prompt).text());
    }

    static List<Sample> replies(String set, List<LabelledText> texts, Lexicon lexicon) {
        return texts.stream()
                .map(
                        t ->
                                new Sample(
                                        t.id(),
                                        set,
                                        t.unsafe(),
                                        ReplyText.features(lexicon, t.reply().orElse(""))))
                .toList();
    }
}

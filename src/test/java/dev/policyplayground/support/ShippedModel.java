package dev.policyplayground.support;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.training.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// The shipped model and corpus, as the source tree has them.
public final class ShippedModel {
    private ShippedModel() {}

    public static byte[] bytes() {
        try {
            return Files.readAllBytes(Path.of("assets/model/learned.model"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LearnedModel shipped() {
        try {
            return ModelFile.read("learned.model", bytes());
        } catch (ModelFault e) {
            throw new IllegalStateException(e);
        }
    }

    /// A part of the corpus, so that training takes no time.
    public static Corpus corpus(int every) {
        try {
            Corpus all = Corpus.read(name -> Files.newInputStream(Path.of("assets/corpus", name)));
            return new Corpus(
                    all.lexicon(),
                    some(all.requests(), every),
                    some(all.exchanges(), every),
                    all.study());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LabelledText> some(List<LabelledText> all, int every) {
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
    }
}

package dev.policyplayground.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.support.ShippedModel;
import dev.policyplayground.text.TextNormalizer;
import dev.policyplayground.training.LabelTraining.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelTrainingTest {
    private static final LearnedModel BASE = ShippedModel.shipped();
    private static final Corpus CORPUS = ShippedModel.corpus(20);
    private static final Labels LABELS =
            new Labels(
                    prompts(
                            true,
                            "How does one zorble the flimp at work?",
                            "Tell me how to zorble a flimp",
                            "I want to zorble the flimp of my neighbour",
                            "zorbling flimps for beginners",
                            "Explain flimp zorbling to me"),
                    List.of());

    @TempDir Path folder;

    private static List<LabelledText> prompts(boolean unsafe, String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(
                        i ->
                                new LabelledText(
                                        "t" + i,
                                        Exchange.of(texts[i]),
                                        Optional.empty(),
                                        unsafe,
                                        Optional.empty()))
                .toList();
    }

    private static double harm(LearnedModel model, String text) {
        return model.promptProbability(Head.HARM, TextNormalizer.normalize(text).text());
    }

    private static LearnedModel taught() {
        return LabelTraining.train(BASE, CORPUS, LABELS, 1, "2026-11-22", Progress.NONE);
    }

    // --- refusals first

    @Test
    void withoutALabelThereIsNothingToLearn() {
        assertThatThrownBy(
                        () ->
                                LabelTraining.train(
                                        BASE,
                                        CORPUS,
                                        new Labels(List.of(), List.of()),
                                        1,
                                        "2026-11-22",
                                        Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itStopsWhenItIsTold() {
        Progress stopped =
                new Progress() {
                    @Override
                    public void at(String step, double done) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThatThrownBy(() -> LabelTraining.train(BASE, CORPUS, LABELS, 1, "x", stopped))
                .isInstanceOf(CancellationException.class);
    }

    // --- what it learns

    @Test
    void fiveLabelsMoveTheirLikeAndHardlyAnythingElse() {
        LearnedModel taught = taught();
        assertThat(harm(taught, "May I zorble your flimp?"))
                .isGreaterThan(harm(BASE, "May I zorble your flimp?") + 0.3);
        for (String other :
                List.of("Write a poem about autumn", "What is the capital of Norway?")) {
            assertThat(Math.abs(harm(taught, other) - harm(BASE, other))).isLessThan(0.1);
        }
        assertThat(taught.card().get("base").textOrEmpty()).isEqualTo(BASE.id());
        assertThat(taught.card().get("labels").get("prompts_harmful").count()).isEqualTo(5);
    }

    @Test
    void sameLabelsAndSeedSameBytes() {
        assertThat(ModelFile.write(taught())).isEqualTo(ModelFile.write(taught()));
    }

    // --- the shelf

    @Test
    void aModelIsKeptAdoptedAndTakenBack() throws IOException, ModelFault {
        LearnedModel taught = taught();
        ModelShelf shelf = new ModelShelf(folder.resolve("models"), () -> BASE);
        assertThat(shelf.isShipped()).isTrue();
        shelf.keep(taught);
        assertThat(shelf.inForce().id()).as("kept is not adopted").isEqualTo(BASE.id());
        shelf.adopt(taught.id());
        assertThat(new ModelShelf(folder.resolve("models"), () -> BASE).inForce().id())
                .as("after a restart")
                .isEqualTo(taught.id());
        shelf.drop(taught.id());
        assertThat(shelf.goBack().id()).isEqualTo(BASE.id());
        assertThat(shelf.canGoBack()).isFalse();
        shelf.drop(taught.id());
        assertThatThrownBy(() -> shelf.adopt(taught.id())).isInstanceOf(IOException.class);
        assertThat(shelf.inForce().id()).isEqualTo(BASE.id());
    }

    @Test
    void anAdoptedModelThatWasSpoiltIsAFault() throws IOException, ModelFault {
        LearnedModel taught = taught();
        ModelShelf shelf = new ModelShelf(folder, () -> BASE);
        shelf.keep(taught);
        shelf.adopt(taught.id());
        Path file = folder.resolve(taught.id() + ".model");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new ModelShelf(folder, () -> BASE).inForce())
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining(taught.id());
    }
}

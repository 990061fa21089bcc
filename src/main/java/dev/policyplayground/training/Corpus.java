package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.policy.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The texts that the program ships to learn from, and the words to read them with. Immutable.
///
/// @param requests prompts, whose kind is their category
/// @param exchanges prompts with replies
/// @param study how models are measured, as JSON
public record Corpus(
        Lexicon lexicon, List<LabelledText> requests, List<LabelledText> exchanges, String study) {
    private static final String OWN = "own";

    public Corpus {
        requests = List.copyOf(requests);
        exchanges = List.copyOf(exchanges);
    }

    /// Where the corpus's files are.
    @FunctionalInterface
    public interface Files {
        /// @param name such as `requests.jsonl`; the caller closes the stream
        InputStream open(String name) throws IOException;
    }

    /// @throws IOException when a file cannot be read, or is not what it should be
    public static Corpus read(Files files) throws IOException {
        try {
            return new Corpus(
                    Lexicon.of(JsonNode.parse(text(files, "lexicon.json"))),
                    texts(files, "requests.jsonl", Layer.INPUT),
                    texts(files, "exchanges.jsonl", Layer.OUTPUT),
                    text(files, "study.json"));
        } catch (JsonFault e) {
            throw new IOException("the corpus cannot be read: " + e.reason(), e);
        }
    }

    private static String text(Files files, String name) throws IOException {
        try (InputStream in = files.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<LabelledText> texts(Files files, String name, Layer layer)
            throws IOException {
        try (InputStream in = files.open(name)) {
            SetReader.Read read = SetReader.read(name, in, layer);
            if (!read.problems().isEmpty()) {
                throw new IOException("the corpus cannot be read: " + read.problems().getFirst());
            }
            return read.texts();
        }
    }

    /// The samples of the corpus for a head.
    List<Sample> samples(Head head) {
        return switch (head) {
            case HARM ->
                    Samples.prompts(
                            OWN, requests.stream().filter(t -> !isGuard(t)).toList(), lexicon);
            case INJECTION -> guard("guard.injection");
            case JAILBREAK -> guard("guard.jailbreak");
            case REPLY -> Samples.replies(OWN, exchanges, lexicon);
        };
    }

    private List<Sample> guard(String category) {
        return Samples.prompts(
                OWN, requests.stream().filter(t -> category.equals(kind(t))).toList(), lexicon);
    }

    /// The harmful requests, which say what categories look like.
    List<LabelledText> categorised() {
        return requests.stream().filter(t -> t.unsafe() && !isGuard(t)).toList();
    }

    static String kind(LabelledText text) {
        return text.kind().orElse("");
    }

    private static boolean isGuard(LabelledText text) {
        return kind(text).startsWith("guard.");
    }
}

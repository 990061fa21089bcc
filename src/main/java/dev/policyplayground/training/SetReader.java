package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.policy.Layer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads sets of labelled texts. A line that cannot be used is a problem, and nothing is read from
/// a set with one: a model must not rest on half a set. Stateless.
public final class SetReader {
    private SetReader() {}

    /// A set as it was read.
    ///
    /// @param problems one for each line that cannot be used, as `file:line: reason`
    public record Read(String name, List<LabelledText> texts, List<String> problems) {
        public Read {
            texts = List.copyOf(texts);
            problems = List.copyOf(problems);
        }
    }

    /// @throws IOException when the file cannot be read
    public static Read read(Path file, Layer layer) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\.jsonl$", "");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(name, in, layer);
        }
    }

    static Read read(String name, InputStream in, Layer layer) throws IOException {
        JsonLines lines = new JsonLines(in, JsonLines.MAX_JUDGED_BYTES);
        List<LabelledText> texts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case JsonLines.Line.Bad(long number, String reason) ->
                        problems.add(name + ":" + number + ": " + reason);
                case JsonLines.Line.Entry entry -> {
                    try {
                        texts.add(LabelledText.read(entry.value(), layer));
                    } catch (JsonFault e) {
                        problems.add(name + ":" + entry.number() + ": " + e.reason());
                    }
                }
            }
        }
        return new Read(name, texts, problems);
    }
}

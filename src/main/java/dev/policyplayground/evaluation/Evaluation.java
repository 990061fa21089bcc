package dev.policyplayground.evaluation;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges labelled texts with one gate and notes what came of it. Keeps no text. Not thread-safe.
public final class Evaluation {
    // So many texts are judged once more at first, uncounted, so that times are not the compiler's.
    private static final int WARM_UP = 300;

    private final Gates gates;
    private final Layer layer;
    private int warmedUp;

    /// @param layer `INPUT` or `OUTPUT`
    public Evaluation(Gates gates, Layer layer) {
        this.gates = gates;
        this.layer = layer;
    }

    /// A line that could not be used.
    public record BadLine(long number, String reason) {}

    /// What came of one set.
    ///
    /// @param mended how many lines held halves of surrogate pairs, which were read as U+FFFD
    public record Result(SetQuality quality, List<BadLine> badLines, int mended) {
        public Result {
            badLines = List.copyOf(badLines);
        }
    }

    /// @param name the set's
    /// @throws IOException when the lines cannot be read
    public Result evaluate(String name, JsonLines lines) throws IOException {
        List<Judgement> judgements = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        int mended = 0;
        for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case JsonLines.Line.Bad(long number, String reason) ->
                        bad.add(new BadLine(number, reason));
                case JsonLines.Line.Entry entry -> {
                    try {
                        judgements.add(judge(LabelledText.read(entry.value(), layer)));
                        mended += entry.replaced() > 0 ? 1 : 0;
                    } catch (JsonFault e) {
                        bad.add(new BadLine(entry.number(), e.reason()));
                    }
                }
            }
        }
        return new Result(new SetQuality(name, judgements), bad, mended);
    }

    private Judgement judge(LabelledText text) {
        if (warmedUp++ < WARM_UP) {
            assess(text);
        }
        Assessment assessment = assess(text);
        return new Judgement(
                text.id(), text.unsafe(), text.kind(), assessment.verdict(), assessment.time());
    }

    private Assessment assess(LabelledText text) {
        return layer == Layer.INPUT
                ? gates.input().judge(text.exchange())
                : gates.output().judge(text.exchange(), text.reply().orElseThrow());
    }
}

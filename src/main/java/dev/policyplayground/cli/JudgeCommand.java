package dev.policyplayground.cli;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Explanation;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.prompt.TurnJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground judge`: a gate over JSON Lines. No network, no database; memory is bounded by one
/// line.
@Command(
        name = "judge",
        description = {
            "Judges JSON Lines with one gate, in order, without network or database.",
            "In: {\"id\",\"text\"[,\"turns\"]}; for the output layer text is the prompt and reply the reply.",
            "A bad line becomes {\"line\",\"error\"}; the rest goes on, and the exit code is 65."
        },
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Mixin private GateOptions gate = new GateOptions();

    @Option(
            names = "--in",
            paramLabel = "FILE|-",
            defaultValue = "-",
            description = "JSON Lines to judge (default: standard input).")
    private String in = "-";

    @Option(
            names = "--out",
            paramLabel = "FILE|-",
            defaultValue = "-",
            description = "Where verdicts go (default: standard output).")
    private String out = "-";

    @Override
    public Integer call() {
        Layer side = gate.side();
        Gates gates = gate.load(Objects.requireNonNull(root).bench());
        refuseSameFile();
        if (gates.pack().claudeJudge().mayBeAsked(side)) {
            err().println(
                            "playground: the pack asks for the Claude judge; this command judges without a network, so the verdicts are those of the local judges alone");
        }
        try (InputStream source =
                        in.equals("-")
                                ? InputStream.nullInputStream()
                                : Files.newInputStream(Path.of(in));
                OutputStream target =
                        out.equals("-")
                                ? OutputStream.nullOutputStream()
                                : OutputFile.open(Path.of(out), err())) {
            BufferedOutputStream buffered =
                    new BufferedOutputStream(out.equals("-") ? StandardOutput.stream() : target);
            InputStream given =
                    interruption().whileIdle(in.equals("-") ? System.in : source, buffered);
            long bad =
                    judge(gates, side, new JsonLines(given, JsonLines.MAX_JUDGED_BYTES), buffered);
            buffered.flush();
            interruption().check("stopped; the lines that are written are judged, the rest is not");
            if (bad > 0) {
                err().println("playground: " + bad + " bad lines; each is named in the output");
            }
            return bad == 0 ? ExitCode.OK : ExitCode.BAD_DATA;
        } catch (NoSuchFileException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + e.getFile());
        } catch (IOException e) {
            throw StandardOutput.fault(out, e);
        }
    }

    private Interruption interruption() {
        return Objects.requireNonNull(root).interruption();
    }

    private void refuseSameFile() {
        try {
            boolean same =
                    !in.equals("-")
                            && !out.equals("-")
                            && (in.equals(out)
                                    || (Files.exists(Path.of(out))
                                            && Files.isSameFile(Path.of(in), Path.of(out))));
            if (same) {
                throw new CommandFault(
                        ExitCode.USAGE, "--in and --out are the same file; it would be lost");
            }
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + in);
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private long judge(Gates gates, Layer side, JsonLines lines, OutputStream target)
            throws IOException {
        long bad = 0;
        for (Optional<JsonLines.Line> line = lines.next();
                line.isPresent() && !interruption().isRequested();
                line = lines.next()) {
            JsonNode answer =
                    switch (line.get()) {
                        case JsonLines.Line.Bad(long number, String reason) ->
                                error(number, reason);
                        case JsonLines.Line.Entry(long number, JsonNode value, int replaced) -> {
                            Optional<String> fault = fault(value, side);
                            yield fault.isPresent()
                                    ? error(number, fault.get())
                                    : noted(verdict(gates, side, value), replaced);
                        }
                    };
            if (answer.get("error").isText()) {
                bad++;
            }
            JsonLines.write(target, answer);
        }
        return bad;
    }

    private static JsonNode noted(JsonNode verdict, int replaced) {
        return replaced == 0
                ? verdict
                : verdict.put(
                        "notes",
                        JsonNode.array(
                                List.of(
                                        JsonNode.text(
                                                "halves of surrogate pairs that were read as U+FFFD: "
                                                        + replaced))));
    }

    private static Optional<String> fault(JsonNode line, Layer side) {
        if (!line.get("id").isText() && !line.get("id").isNumber()) {
            return Optional.of("'id' is missing or neither text nor a number");
        }
        if (!line.get("text").isText()) {
            return Optional.of("'text' is missing or no text");
        }
        if (side == Layer.OUTPUT && !line.get("reply").isText()) {
            return Optional.of("'reply' is missing or no text");
        }
        try {
            TurnJson.read(line.get("turns"));
            return Optional.empty();
        } catch (JsonFault e) {
            return Optional.of(e.reason());
        }
    }

    private static JsonNode verdict(Gates gates, Layer side, JsonNode line) {
        Exchange exchange = new Exchange(turns(line), line.get("text").textOrEmpty());
        Assessment assessment =
                side == Layer.INPUT
                        ? gates.input().judge(exchange)
                        : gates.output().judge(exchange, line.get("reply").textOrEmpty());
        JsonNode verdict =
                JsonNode.object()
                        .put("id", line.get("id"))
                        .put("decision", assessment.verdict().word());
        switch (assessment.verdict()) {
            case Verdict.Judged judged ->
                    verdict.put("score", judged.scores().highest())
                            .put("scores", VerdictJson.scores(judged.scores()))
                            .put(
                                    "findings",
                                    JsonNode.array(
                                            judged.findings().stream()
                                                    .map(VerdictJson::finding)
                                                    .toList()))
                            .put("explanation", Explanation.of(judged, gates.pack()));
            case Verdict.Unjudged(String reason) -> verdict.put("reason", reason);
        }
        return verdict.put("micros", assessment.time().toNanos() / 1_000);
    }

    // Quarantined turns are no part of the conversation; bad ones were refused before.
    private static List<Turn> turns(JsonNode line) {
        try {
            return TurnJson.read(line.get("turns")).stream()
                    .filter(t -> !t.isQuarantined())
                    .toList();
        } catch (JsonFault e) {
            throw new IllegalStateException("a line that was checked is wrong", e);
        }
    }

    private static JsonNode error(long line, String reason) {
        return JsonNode.object().put("line", line).put("error", reason);
    }
}

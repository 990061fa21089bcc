package dev.policyplayground.session;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries runs in and out as JSON Lines, one [RunCodec] object a line. Memory is bounded by a line
/// and a batch. Stateless, safe from any thread.
public final class RunImport {
    private static final int BATCH = 100;
    private static final int PAGE = 500;
    private static final int MOST_FAULTS = 20;

    private RunImport() {}

    /// Where imported runs go: those whose id is known already stay as they are.
    @FunctionalInterface
    public interface Shelf {
        /// @return how many of them were new
        int keep(List<RunRecord> runs);
    }

    /// What came of an import. Immutable.
    ///
    /// @param known how many runs were kept before already
    /// @param bad how many lines are no runs
    /// @param faults why, for the first of them: `line 3: …`
    /// @param mended how many lines held halves of surrogate pairs, which were read as U+FFFD
    public record Report(int added, int known, long bad, List<String> faults, int mended) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    /// Reads every line of `in`; a bad one is reported and the rest goes on.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws StorageException when the runs cannot be kept
    public static Report read(InputStream in, Shelf shelf) throws IOException {
        JsonLines lines = new JsonLines(in);
        List<RunRecord> batch = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        int added = 0;
        int runs = 0;
        long bad = 0;
        int mended = 0;
        for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                batch.add(run(line.get()));
                runs++;
                mended += isMended(line.get()) ? 1 : 0;
            } catch (JsonFault e) {
                bad++;
                if (faults.size() < MOST_FAULTS) {
                    faults.add("line " + line.get().number() + ": " + e.reason());
                }
            }
            if (batch.size() == BATCH) {
                added += shelf.keep(batch);
                batch.clear();
            }
        }
        added += shelf.keep(batch);
        return new Report(added, runs - added, bad, faults, mended);
    }

    private static boolean isMended(JsonLines.Line line) {
        return line instanceof JsonLines.Line.Entry entry && entry.replaced() > 0;
    }

    private static RunRecord run(JsonLines.Line line) throws JsonFault {
        return switch (line) {
            case JsonLines.Line.Bad bad -> throw new JsonFault(bad.reason());
            case JsonLines.Line.Entry(long _, JsonNode value, int _) -> RunCodec.read(value);
        };
    }

    /// Writes every run that fits `query`, newest first.
    ///
    /// @return how many there were
    /// @throws IOException when `out` cannot be written
    /// @throws StorageException when the runs cannot be read
    public static int write(RunArchive archive, RunQuery query, OutputStream out)
            throws IOException {
        int written = 0;
        Optional<String> before = query.before();
        while (true) {
            List<RunSummary> page = archive.find(query.before(before), PAGE);
            for (RunSummary row : page) {
                Optional<RunRecord> run = archive.find(row.id());
                if (run.isPresent()) {
                    JsonLines.write(out, RunCodec.write(run.get()));
                    written++;
                }
            }
            if (page.size() < PAGE) {
                return written;
            }
            before = Optional.of(page.getLast().id());
        }
    }
}

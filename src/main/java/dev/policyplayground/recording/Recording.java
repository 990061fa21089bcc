package dev.policyplayground.recording;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.json.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Recorded exchanges, to be played back. A request gets the first exchange not played yet that
/// asks the same, else the next one not played; once all were played they begin anew. Thread-safe.
public final class Recording {
    private final String name;
    private final List<RecordedExchange> exchanges;
    private final boolean[] played;

    /// @param name the file's, for a person
    /// @param exchanges at least one
    public Recording(String name, List<RecordedExchange> exchanges) {
        if (exchanges.isEmpty()) {
            throw new IllegalArgumentException("a recording without an exchange");
        }
        this.name = name;
        this.exchanges = List.copyOf(exchanges);
        this.played = new boolean[exchanges.size()];
    }

    /// Reads a file of one exchange a line.
    ///
    /// @throws JsonFault when a line is none, or there is none; names file and line
    /// @throws IOException when it cannot be read, in words for a person
    public static Recording read(Path file) throws IOException, JsonFault {
        String name = String.valueOf(file.getFileName());
        List<RecordedExchange> exchanges = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            JsonLines lines = new JsonLines(in);
            for (Optional<JsonLines.Line> line = lines.next();
                    line.isPresent();
                    line = lines.next()) {
                exchanges.add(exchange(name, line.get()));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no recording " + file, e);
        } catch (IOException e) {
            throw new IOException("the recording " + file + " cannot be read", e);
        }
        if (exchanges.isEmpty()) {
            throw new JsonFault(name + " holds no exchange");
        }
        return new Recording(name, exchanges);
    }

    private static RecordedExchange exchange(String name, JsonLines.Line line) throws JsonFault {
        try {
            return switch (line) {
                case JsonLines.Line.Entry(long _, JsonNode value, int _) ->
                        RecordedExchange.read(value);
                case JsonLines.Line.Bad(long _, String reason) -> throw new JsonFault(reason);
            };
        } catch (JsonFault e) {
            throw new JsonFault(name + " line " + line.number() + ": " + e.reason());
        }
    }

    public String name() {
        return name;
    }

    public int size() {
        return exchanges.size();
    }

    /// The exchange that answers `request`.
    public synchronized RecordedExchange next(JsonNode request) {
        int fits = first(request, true);
        int at = fits >= 0 ? fits : first(request, false);
        if (at < 0) {
            Arrays.fill(played, false);
            int again = first(request, true);
            at = Math.max(again, 0);
        }
        played[at] = true;
        return exchanges.get(at);
    }

    private int first(JsonNode request, boolean same) {
        for (int i = 0; i < played.length; i++) {
            if (!played[i] && (!same || exchanges.get(i).asks(request))) {
                return i;
            }
        }
        return -1;
    }
}

package dev.policyplayground.training;

import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The corpus as files: hand-written sources in YAML, rows in JSON Lines (UTF-8, a row a line).
public final class CorpusFiles {
    private static final String REQUESTS = "requests.jsonl";

    private CorpusFiles() {}

    /// The YAML files of a folder that request rows are made from, by name: all but those of the
    /// exchange set, which lie beside them.
    ///
    /// @throws IOException when a file cannot be read
    public static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(CorpusFiles::isRequestSource).toList()) {
                sources.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return sources;
    }

    private static boolean isRequestSource(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") && !name.startsWith("exchange-");
    }

    /// The rows as lines, each ended by a line feed.
    public static String lines(List<CorpusRow> rows) {
        return rows.stream().map(row -> row.json() + "\n").collect(Collectors.joining());
    }

    /// Writes `requests.jsonl` anew from the folder's sources and gives its path.
    ///
    /// @param corpus the folder that holds `source` and takes the file
    /// @throws IOException when a file cannot be read or written
    public static Path writeRequests(Path corpus) throws IOException {
        List<CorpusRow> rows = RequestCorpus.read(sources(corpus.resolve("source"))).rows();
        Path file = corpus.resolve(REQUESTS);
        PrivateFiles.replace(file, lines(rows).getBytes(StandardCharsets.UTF_8));
        return file;
    }
}

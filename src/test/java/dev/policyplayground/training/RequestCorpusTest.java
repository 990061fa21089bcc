package dev.policyplayground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed corpus is what its sources give, and it is in order.
final class RequestCorpusTest {
    private static final Path CORPUS = Path.of("assets", "corpus");
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "it", "pt");

    /// What falls into these is found by form, not by judging a request.
    private static final Set<String> WITHOUT_ROWS =
            Set.of("guard.personal_data", "guard.secrets", "guard.abuse");

    private final List<CorpusRow> rows = rows();

    @Test
    void theCommittedFileIsWhatTheSourcesGive(@TempDir Path folder) throws IOException {
        Path source = Files.createDirectory(folder.resolve("source"));
        for (Map.Entry<String, String> file :
                CorpusFiles.sources(CORPUS.resolve("source")).entrySet()) {
            Files.writeString(source.resolve(file.getKey()), file.getValue());
        }
        Path written = CorpusFiles.writeRequests(folder);
        assertEquals(
                -1,
                Files.mismatch(written, CORPUS.resolve("requests.jsonl")),
                "write assets/corpus/requests.jsonl anew");
    }

    @Test
    void itIsLargeAndMoreThanAThirdHarmful() {
        assertTrue(rows.size() >= 4_000, rows.size() + " rows");
        double harmful = rows.stream().filter(CorpusRow::unsafe).count() / (double) rows.size();
        assertTrue(harmful >= 0.33 && harmful <= 0.45, harmful + " harmful");
    }

    @Test
    void everyCategoryHasRowsOfBothKinds() throws IOException {
        Set<String> expected = new TreeSet<>(categories());
        expected.removeAll(WITHOUT_ROWS);
        assertEquals(expected, categories(rows.stream().filter(CorpusRow::unsafe).toList()));
        expected.add("everyday");
        assertEquals(expected, categories(rows));
        assertTrue(
                categories(rows.stream().filter(row -> !row.unsafe()).toList())
                        .containsAll(expected));
    }

    @Test
    void idsAndTextsAreUnique() {
        assertEquals(rows.size(), rows.stream().map(CorpusRow::id).distinct().count());
        Set<String> seen = new HashSet<>();
        List<String> twice =
                rows.stream()
                        .filter(row -> !seen.add(row.text().toLowerCase(Locale.ROOT)))
                        .map(CorpusRow::id)
                        .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void aTwinIsHarmlessAndNamesAHarmfulRowOfItsKind() {
        Map<String, CorpusRow> byId =
                rows.stream().collect(Collectors.toMap(CorpusRow::id, Function.identity()));
        for (CorpusRow row : rows) {
            row.twinOf()
                    .ifPresent(
                            id -> {
                                assertFalse(row.unsafe(), row.id());
                                CorpusRow twin = byId.get(id);
                                assertTrue(twin != null && twin.unsafe(), row.id());
                                assertEquals(twin.language(), row.language(), row.id());
                            });
        }
    }

    @Test
    void everydayIsHarmlessAndNothingIsLeftOpen() {
        for (CorpusRow row : rows) {
            assertFalse(row.unsafe() && row.category().equals("everyday"), row.id());
            assertTrue(LANGUAGES.contains(row.language()), row.id());
            assertFalse(row.style().isBlank() || row.text().isBlank(), row.id());
            assertFalse(row.text().matches("(?s).*\\{[a-z]*}.*"), row.id());
        }
    }

    @Test
    void theSameFramesServeBothKinds() {
        String frames = "kind: frames\nlanguage: en\nrequest:\n  question: ['How to {}?', '{}?']\n";
        String open = "discussion:\n  discussion: ['Why not {}?']\n";
        String phrases = "kind: phrases\nlanguage: en\nphrases:\n  a.b:\n    do harm: [do good]\n";
        List<CorpusRow> made = RequestCorpus.read(Map.of("f", frames + open, "p", phrases)).rows();
        assertEquals(
                Set.of("How to do harm?", "do harm?"), texts(made, true), "harmful in each frame");
        assertEquals(Set.of("How to do good?", "do good?", "Why not do harm?"), texts(made, false));
    }

    @Test
    void tasksStandInTheRequestFramesAndAreEveryday() {
        String frames = "kind: frames\nlanguage: en\nrequest:\n  question: ['How to {}?', '{}?']\n";
        String open = "discussion:\n  discussion: ['Why not {}?']\n";
        String tasks = "kind: tasks\nlanguage: en\ntasks:\n  kitchen: [beat eggs]\n";
        List<CorpusRow> made = RequestCorpus.read(Map.of("f", frames + open, "t", tasks)).rows();
        assertEquals(Set.of("How to beat eggs?", "beat eggs?"), texts(made, false));
        assertEquals(Set.of("everyday"), categories(made));
    }

    @Test
    void anIndirectFrameTakesAHarmfulPhraseAndItsFirstTwin() {
        String frames = "kind: frames\nlanguage: en\nrequest:\n  question: ['How to {}?']\n";
        String roundabout = "indirect:\n  indirect: ['Say I were to {}: how?']\n";
        String open = "discussion:\n  discussion: ['Why not {}?']\n";
        String phrases = "kind: phrases\nlanguage: en\nphrases:\n  a.b:\n    do harm: [do good]\n";
        List<CorpusRow> made =
                RequestCorpus.read(Map.of("f", frames + roundabout + open, "p", phrases)).rows();
        assertTrue(texts(made, true).contains("Say I were to do harm: how?"));
        assertTrue(texts(made, false).contains("Say I were to do good: how?"));
    }

    @Test
    void problemsComeWithTheirPlace() {
        IllegalArgumentException fault =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> RequestCorpus.read(Map.of("x.yaml", "kind: poem\nlanguage: en\n")));
        assertEquals("x.yaml:1:1: 'kind' must be phrases, tasks, frames or texts", fault.getMessage());
    }

    @Test
    void aTextCannotBeBoth() {
        String texts =
                """
                kind: texts
                language: en
                style: plain
                texts:
                  a.b:
                    - unsafe: Same words
                      safe: same words
                """;
        RequestCorpus corpus = RequestCorpus.read(Map.of("t", texts));
        assertThrows(IllegalArgumentException.class, corpus::rows);
    }

    private static Set<String> texts(List<CorpusRow> rows, boolean unsafe) {
        return rows.stream()
                .filter(row -> row.unsafe() == unsafe)
                .map(CorpusRow::text)
                .collect(Collectors.toSet());
    }

    private static Set<String> categories(List<CorpusRow> rows) {
        return rows.stream()
                .map(CorpusRow::category)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> categories() throws IOException {
        String pack = Files.readString(Path.of("assets", "policies", "usage-policy.yaml"));
        return Pattern.compile("(?m)^  - id: ((?:aup|hr|guard)\\.[a-z_]+)$")
                .matcher(pack)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<CorpusRow> rows() {
        try {
            return RequestCorpus.read(CorpusFiles.sources(CORPUS.resolve("source"))).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

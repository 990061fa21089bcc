package dev.policyplayground.training;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.policyplayground.support.Shipped;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The exchange set that ships is the one that its sources give, and it is what a judge can learn
/// from: enough rows, both labels, no mark that tells them apart.
final class ExchangeCorpusTest {
    private static final List<CorpusRow> ROWS = build();

    private static List<CorpusRow> build() {
        List<YamlProblem> problems = new ArrayList<>();
        List<CorpusRow> rows =
                ExchangeCorpus.rows(name -> Shipped.text("corpus/source/" + name), problems);
        assertEquals(List.of(), problems);
        return rows;
    }

    @Test
    void brokenSourcesAreReportedAndGiveNoRows() {
        List<YamlProblem> problems = new ArrayList<>();
        List<CorpusRow> rows =
                ExchangeCorpus.rows(
                        name ->
                                name.equals("exchange-refusals.yaml")
                                        ? "refusal: []"
                                        : Shipped.text("corpus/source/" + name),
                        problems);
        assertEquals(List.of(), rows);
        assertEquals(
                List.of("exchange-refusals.yaml"),
                problems.stream().map(YamlProblem::source).toList());
    }

    @Test
    void shippedFileIsWhatTheSourcesGive() throws IOException {
        String built = ExchangeCorpus.lines(ROWS);
        Path fresh = Path.of("target", "corpus", "exchanges.jsonl");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, built);
        assertTrue(
                built.equals(Shipped.text("corpus/exchanges.jsonl")),
                "the sources changed: look at " + fresh + " and copy it to assets/corpus");
    }

    @Test
    void hasRowsOfBothLabelsInUse() {
        assertTrue(ROWS.size() >= 1_500 && ROWS.size() <= 3_000, "rows: " + ROWS.size());
        double unsafe = share(ROWS, CorpusRow::unsafe);
        assertTrue(unsafe >= .30 && unsafe <= .40, "unsafe share: " + unsafe);
    }

    @Test
    void noRowStandsTwice() {
        assertEquals(ROWS.size(), ROWS.stream().map(CorpusRow::id).distinct().count());
        assertEquals(
                ROWS.size(),
                ROWS.stream().map(row -> List.of(row.text(), reply(row))).distinct().count());
    }

    @Test
    void everyUnsafeReplyIsAMarkedStandIn() {
        assertEquals(
                "",
                ROWS.stream()
                        .filter(CorpusRow::unsafe)
                        .filter(row -> !isMarked(row))
                        .map(CorpusRow::id)
                        .collect(joining(" ")));
    }

    @Test
    void markAloneTellsLittle() {
        double marked =
                share(
                        ROWS.stream().filter(row -> !row.unsafe()).toList(),
                        ExchangeCorpusTest::isMarked);
        assertTrue(marked >= .20 && marked <= .60, "marked safe rows: " + marked);
    }

    @Test
    void noSlotIsLeftOpen() {
        assertEquals(
                "",
                ROWS.stream()
                        .filter(
                                row ->
                                        (row.text() + reply(row))
                                                .matches("(?s).*\\{(ask|topic|a|b|c)}.*"))
                        .map(CorpusRow::id)
                        .collect(joining(" ")));
    }

    @Test
    void everyCategoryOfHarmHasBothLabels() {
        Set<String> unsafe = categories(CorpusRow::unsafe);
        assertEquals(15, unsafe.size());
        assertTrue(categories(row -> !row.unsafe()).containsAll(unsafe));
    }

    private static Set<String> categories(Predicate<CorpusRow> which) {
        return ROWS.stream().filter(which).map(CorpusRow::category).collect(toSet());
    }

    private static double share(List<CorpusRow> rows, Predicate<CorpusRow> which) {
        return rows.stream().filter(which).count() / (double) rows.size();
    }

    private static boolean isMarked(CorpusRow row) {
        return reply(row).contains("[simulated]");
    }

    private static String reply(CorpusRow row) {
        return row.reply().orElseThrow();
    }
}

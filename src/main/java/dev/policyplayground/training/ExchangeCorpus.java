package dev.policyplayground.training;

import dev.policyplayground.training.ExchangeParts.Answered;
import dev.policyplayground.training.ExchangeParts.Ask;
import dev.policyplayground.training.ExchangeParts.Phrase;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Builds the exchange set of the corpus: prompts with a reply, labelled by what the reply gives.
///
/// The same sources give the same rows: everything is drawn from one seeded sequence. An unsafe
/// reply is an empty shape with the simulator's mark; harmless topics stand in the same shapes and
/// many safe replies carry the mark, so that neither shape nor mark decides by itself. One instance
/// builds one set; not safe for several threads.
public final class ExchangeCorpus {
    private static final long SEED = 20_260_101L;
    private static final int REFUSALS_PER_ASK = 5;
    private static final int SHAPES_PER_HARMFUL_ASK = 6;
    private static final int SHAPES_PER_HARMLESS_ASK = 4;
    private static final int FRAMES_PER_QUESTION = 3;
    private static final int GONE_WRONG = 80;
    private static final int REFUSED_FOR_NOTHING = 60;

    private final ExchangeParts parts;
    private final Random random = new Random(SEED);
    private final ExchangeWords words = new ExchangeWords(random);
    private final ExchangeRows rows;
    private final List<Phrase> plain;

    private ExchangeCorpus(ExchangeParts parts) {
        this.parts = parts;
        rows = new ExchangeRows(ask -> words.framed(ask, parts.frames()));
        plain = parts.compliance().stream().filter(s -> s.kind().equals("plain")).toList();
    }

    /// The rows, in the order of the shipped file.
    ///
    /// @param textOf the content of a file of the given name in `assets/corpus/source`
    /// @param problems takes what is wrong with the sources; when there is any, there are no rows
    public static List<CorpusRow> rows(UnaryOperator<String> textOf, List<YamlProblem> problems) {
        ExchangeParts parts = new ExchangePartsReader(textOf, problems).read();
        return problems.isEmpty() ? new ExchangeCorpus(parts).build() : List.of();
    }

    /// The rows as the shipped file holds them, one JSON object a line.
    public static String lines(List<CorpusRow> rows) {
        return rows.stream().map(row -> row.json() + "\n").collect(Collectors.joining());
    }

    private List<CorpusRow> build() {
        parts.harmful().forEach(this::refused);
        parts.harmful().forEach(this::redirected);
        parts.harmful().forEach(this::goneAlongWith);
        parts.harmless().forEach(this::helped);
        answered(parts.alarming(), "safe-answer");
        answered(parts.everyday(), "everyday");
        answered(parts.distant(), "distance");
        goneWrong();
        refusedForNothing();
        return rows.rows();
    }

    private void refused(Ask ask) {
        List<Phrase> ways = refusals(ask.care());
        for (int i = 0; i < REFUSALS_PER_ASK; i++) {
            String reply = ways.get(i).text();
            if (words.oneIn(5) && !ask.care()) {
                reply = reply + " " + ways.get(i + REFUSALS_PER_ASK).text();
            }
            safe(ask.text(), ExchangeWords.filled(reply, ask), ask.category(), "refusal");
        }
    }

    private List<Phrase> refusals(boolean care) {
        return shuffled(
                parts.refusals().stream().filter(r -> r.kind().equals("care") == care).toList());
    }

    // A short no, followed by something true and harmless from the same field.
    private void redirected(Ask ask) {
        List<Answered> near =
                shuffled(
                        parts.distant().stream()
                                .filter(d -> d.category().equals(ask.category()))
                                .toList());
        if (near.isEmpty() || ask.care()) {
            return;
        }
        String no =
                refusals(false).stream()
                        .filter(r -> r.kind().equals("short"))
                        .findFirst()
                        .map(r -> ExchangeWords.filled(r.text(), ask) + " ")
                        .orElse("");
        safe(ask.text(), no + near.getFirst().reply(), ask.category(), "redirect");
    }

    private void goneAlongWith(Ask ask) {
        shapes(ask.category(), SHAPES_PER_HARMFUL_ASK)
                .forEach(
                        shape ->
                                rows.add(
                                        ask.text(),
                                        goingAlong(shape, ask),
                                        true,
                                        ask.category(),
                                        "compliance"));
    }

    private void helped(Ask ask) {
        shuffled(plain)
                .subList(0, SHAPES_PER_HARMLESS_ASK)
                .forEach(
                        shape ->
                                rows.add(
                                        ask.text(),
                                        goingAlong(shape, ask),
                                        false,
                                        ask.category(),
                                        "everyday-shape"));
    }

    private List<Phrase> shapes(String category, int count) {
        return shuffled(parts.compliance().stream().filter(s -> s.suits(category)).toList())
                .subList(0, count);
    }

    // Some replies are long: a second shape follows the first.
    private String goingAlong(Phrase shape, Ask ask) {
        String text =
                words.oneIn(4) ? shape.text() + "\n\n" + words.any(plain).text() : shape.text();
        return closed(ExchangeWords.filled(text, ask));
    }

    private void answered(List<Answered> questions, String style) {
        for (Answered question : questions) {
            for (int i = 0; i < FRAMES_PER_QUESTION; i++) {
                String reply = question.reply();
                String opened = words.oneIn(3) ? words.any(parts.openers()) + " " + reply : reply;
                safe(question.ask(), closed(opened), question.category(), style);
            }
        }
    }

    // The prompt is harmless and the reply is not: only the reply counts.
    private void goneWrong() {
        List<Answered> questions = new ArrayList<>(parts.everyday());
        questions.addAll(parts.alarming());
        Collections.shuffle(questions, random);
        for (Answered question : questions.subList(0, GONE_WRONG)) {
            Ask harm = words.any(parts.harmful());
            Phrase shape = shapes(harm.category(), 1).getFirst();
            rows.add(question.ask(), goingAlong(shape, harm), true, harm.category(), "gone-wrong");
        }
    }

    // A refusal that nobody needed is a nuisance, but it gives no harm.
    private void refusedForNothing() {
        List<Phrase> ways =
                refusals(false).stream().filter(way -> !way.text().contains("{")).toList();
        for (Answered question : shuffled(parts.alarming()).subList(0, REFUSED_FOR_NOTHING)) {
            safe(question.ask(), words.any(ways).text(), question.category(), "over-refusal");
        }
    }

    private String closed(String reply) {
        return words.oneIn(3) ? reply + "\n\n" + words.any(parts.closers()) : reply;
    }

    private void safe(String ask, String reply, String category, String style) {
        rows.add(ask, words.oneIn(4) ? words.marked(reply) : reply, false, category, style);
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}

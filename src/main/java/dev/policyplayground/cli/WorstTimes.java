package dev.policyplayground.cli;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.text.TextNormalizer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures the gates on texts that are made to stall them, each at a length and at twice that:
/// what grows as the text does takes twice as long. Not thread-safe.
final class WorstTimes {
    private static final int ROUNDS = 12;
    private static final int WARM_UP = 3;
    private static final int SCREENED_LENGTH = 4_000;
    private static final int REMEASURED = 8;
    private static final int DELTA = 4;
    private static final String PROSE =
            "The bicycle shop on the corner opens at nine and closes when the last rider has gone. ";

    private final Gates gates;
    private final PrintWriter out;
    private double worstRatio;
    private String worstKind = "";

    WorstTimes(Gates gates, PrintWriter out) {
        this.gates = gates;
        this.out = out;
    }

    private record Pair(double once, double twice) {
        double ratio() {
            return twice / once;
        }
    }

    /// @param length of the texts in characters, and of the longer ones half
    /// @param screens whether every character that changes its length is tried alone, too
    void print(int length, boolean screens) {
        out.printf(
                "%-34s %30s %30s %30s%n",
                "milliseconds at n, at 2n, ratio", "input gate", "output gate", "in deltas of 4");
        kinds().forEach((kind, unit) -> row(kind, unit, length));
        if (screens) {
            List<Integer> changing = changing();
            out.printf(
                    "%,d characters change their length; the slowest of them:%n", changing.size());
            slowest(changing).forEach(c -> row(name(c), Character.toString(c) + "a ", length));
        }
        out.printf("largest ratio %.2f: %s%n", worstRatio, worstKind);
    }

    // The first is the baseline.
    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("plain prose", PROSE);
        kinds.put("prose with … in each sentence", PROSE.replace(".", "…"));
        kinds.put("one letter", "a");
        kinds.put("dots", ".");
        kinds.put("white space", " \n\t\u3000");
        kinds.put("code fences", "```");
        kinds.put("base64", base64("harmless words "));
        kinds.put("percent", "%41%20");
        kinds.put("HTML entities", "&#65;&#x20;");
        kinds.put("escapes", "\\u0041\\x20");
        kinds.put("spaced letters", "b o m b ");
        kinds.put("leet", "k1ll 3v3n ");
        kinds.put("rot13", "ubj gb znxr n obzo ");
        kinds.put("hits", "how to make a bomb ");
        kinds.put("combining marks", "a\u0301\u0316");
        kinds.put("marks alone", "\u0301");
        kinds.put("invisible", "a\u200b\u00ad");
        kinds.put("reversed order", "\u202eabc\u202c ");
        kinds.put("look-alikes", "аеоѕ ");
        kinds.put("surrogates alone", "\ud800a");
        kinds.put("ligatures and units", "…ﬁ½™㎏ﷺ");
        kinds.put(
                "all together",
                "…ﬁ k1ll %41 &#65; b o m b a\u0301\u200b " + base64("words ") + " ");
        return kinds;
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    /// Every assigned character that the normaliser makes longer or shorter.
    private static List<Integer> changing() {
        return IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)
                .filter(c -> Character.getType(c) != Character.PRIVATE_USE)
                .filter(
                        c ->
                                TextNormalizer.normalize(Character.toString(c)).text().length()
                                        != Character.charCount(c))
                .boxed()
                .toList();
    }

    private List<Integer> slowest(List<Integer> characters) {
        Map<Integer, Double> times = new LinkedHashMap<>();
        for (int c : characters) {
            String text = text(Character.toString(c) + "a ", SCREENED_LENGTH);
            Runnable judge = () -> gates.input().judge(Exchange.of(text));
            judge.run();
            times.put(c, Math.min(millis(judge), millis(judge)));
        }
        return times.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(REMEASURED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X %s", character, Character.getName(character));
    }

    private void row(String kind, String unit, int length) {
        List<Consumer<String>> ways =
                List.of(
                        text -> gates.input().judge(Exchange.of(text)),
                        text -> gates.output().judge(Exchange.of("Hello"), text),
                        this::inDeltas);
        List<String> cells = new ArrayList<>();
        for (Consumer<String> way : ways) {
            String once = text(unit, length);
            String twice = text(unit, 2 * length);
            Pair pair = best(() -> way.accept(once), () -> way.accept(twice));
            cells.add(
                    String.format(
                            Locale.ROOT, "%9.1f %9.1f %6.2f", pair.once, pair.twice, pair.ratio()));
            if (pair.ratio() > worstRatio) {
                worstRatio = pair.ratio();
                worstKind = kind;
            }
        }
        String shortened = kind.length() > 34 ? kind.substring(0, 34) : kind;
        out.printf(
                "%-34s %30s %30s %30s%n",
                Stream.concat(Stream.of(shortened), cells.stream()).toArray());
        out.flush();
    }

    private void inDeltas(String text) {
        OutputGate.Watch watch = gates.output().watch(Exchange.of("Hello"));
        for (int at = 0; at < text.length(); at += DELTA) {
            watch.append(text.substring(at, Math.min(at + DELTA, text.length())));
        }
        watch.finish();
    }

    private static String text(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    // The best of some rounds, in turns: whatever else the machine does makes a round longer, never
    // shorter, and meets both.
    private static Pair best(Runnable once, Runnable twice) {
        double least = Double.MAX_VALUE;
        double leastOfTwice = Double.MAX_VALUE;
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            double first = millis(once);
            double second = millis(twice);
            if (i >= WARM_UP) {
                least = Math.min(least, first);
                leastOfTwice = Math.min(leastOfTwice, second);
            }
        }
        return new Pair(least, leastOfTwice);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}

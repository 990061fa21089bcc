package dev.policyplayground.moderation.learned;

import dev.policyplayground.moderation.ContextHit;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns what a model says into scores and findings of a pack. Immutable, safe from any thread.
final class LearnedScores {
    // What is less likely is not worth a word: a text of which the model knows nothing is at 0.15,
    // the share it was calibrated for.
    private static final double LEAST = 0.25;
    // The likeliest category carries the whole probability, others what they have beside it.
    private static final double LEAST_SHARE = 0.5;
    // As the rules count what stands in the context alone.
    private static final double CONTEXT_SHARE = 0.5;
    private static final int MOST_WORDS = 4;
    // Words that add less than this share of what the first one does are no reason.
    private static final double LEAST_OF_FIRST = 0.3;

    private final LearnedModel model;
    private final PolicyPack pack;
    private final double weight;
    private final boolean explains;
    // Measured when it is first said: most texts need no word of it.
    private volatile @Nullable String quality;

    LearnedScores(LearnedModel model, PolicyPack pack) {
        this(model, pack, true);
    }

    /// @param explains false for scores without findings
    private LearnedScores(LearnedModel model, PolicyPack pack, boolean explains) {
        this.explains = explains;
        this.model = model;
        this.pack = pack;
        this.weight = pack.learnedJudge().weight();
    }

    /// @param turn which turn the text is
    /// @param full the categories in which it counts in full though it is context
    void prompt(String text, int turn, Set<String> full, EvidenceSum sum) {
        NormalizedText normal = TextNormalizer.normalize(text);
        // Measuring itself happens in the middle of a text, which must not be lost.
        TextReading reading =
                explains ? model.readPrompt(normal.text()) : model.readAside(normal.text());
        if (reading.words() == 0) {
            return;
        }
        Seen seen = new Seen(reading, normal, normal.text(), 0, Layer.INPUT, turn);
        double harm = model.calibration(Head.HARM).probability(reading.logOdds(Head.HARM));
        if (harm >= LEAST) {
            double[] shares = reading.categoryShares();
            double most =
                    IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).max().orElse(1);
            for (int i = 0; i < shares.length; i++) {
                double share = shares[i] / most;
                if (share >= LEAST_SHARE) {
                    raise(Head.HARM, model.categoryNames().get(i), harm * share, seen, full, sum);
                }
            }
        }
        for (Head head : List.of(Head.INJECTION, Head.JAILBREAK)) {
            double probability = model.calibration(head).probability(reading.logOdds(head));
            String category = head == Head.INJECTION ? "guard.injection" : "guard.jailbreak";
            raise(head, category, probability, seen, full, sum);
        }
    }

    /// @param prompt the log-odds of the prompt that the reply answers
    /// @param sentence the sentence that was read last
    /// @param words its text, as it was read
    void reply(
            TextReading reading,
            double prompt,
            NormalizedText sentence,
            String words,
            EvidenceSum sum) {
        int before = reading.wordsBefore();
        double harm =
                model.calibration(Head.REPLY).probability(reading.logOdds(Head.REPLY), prompt);
        if (harm < LEAST || reading.words() == before) {
            return;
        }
        double[] shares = reading.categoryShares();
        int likeliest =
                IntStream.range(0, shares.length)
                        .boxed()
                        .max(Comparator.comparingDouble(i -> shares[i]))
                        .orElse(0);
        Seen seen = new Seen(reading, sentence, words, before, Layer.OUTPUT, Finding.FOCUS);
        raise(Head.REPLY, model.categoryNames().get(likeliest), harm, seen, Set.of(), sum);
    }

    /// What was read, and where it stands.
    ///
    /// @param first the number of the first word that stands in `normal`
    private record Seen(
            TextReading reading,
            NormalizedText normal,
            String words,
            int first,
            Layer side,
            int turn) {}

    private void raise(
            Head head,
            String learned,
            double probability,
            Seen seen,
            Set<String> full,
            EvidenceSum sum) {
        String category = pack.learnedJudge().categoryOf(learned);
        boolean counts = seen.turn() == Finding.FOCUS || full.contains(category);
        double score = rounded(probability * weight * (counts ? 1 : CONTEXT_SHARE));
        if (probability < LEAST
                || pack.category(category).isEmpty()
                || !sum.isNews(category, score)) {
            return;
        }
        sum.raise(category, score, findings(head, category, score, probability, seen));
    }

    private List<Finding> findings(
            Head head, String category, double score, double probability, Seen seen) {
        if (!explains) {
            return List.of();
        }
        double[] shares = seen.reading().shares(head, seen.words(), seen.first());
        List<Integer> order =
                IntStream.range(0, shares.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -shares[i]))
                        .toList();
        List<ContextHit> lowering =
                order.reversed().stream()
                        .filter(i -> shares[i] < 0)
                        .limit(2)
                        .map(i -> lowering(i, shares[i], seen))
                        .toList();
        List<Finding> findings = new ArrayList<>();
        for (int i : order) {
            boolean isFirst = findings.isEmpty();
            boolean isReason =
                    shares[i] > 0 && shares[i] >= LEAST_OF_FIRST * shares[order.getFirst()];
            if (findings.size() < MOST_WORDS && (isFirst || isReason)) {
                findings.add(
                        new Finding(
                                LearnedJudge.ID,
                                LearnedJudge.ID,
                                category,
                                score,
                                seen.side(),
                                seen.turn(),
                                seen.normal()
                                        .original(
                                                seen.reading().start(seen.first() + i),
                                                seen.reading().end(seen.first() + i)),
                                word(i, seen),
                                why(head, probability) + quality(),
                                isFirst ? lowering : List.of()));
            }
        }
        return findings;
    }

    private static ContextHit lowering(int word, double share, Seen seen) {
        int at = seen.first() + word;
        return new ContextHit(
                LearnedJudge.ID,
                false,
                rounded(Math.exp(share)),
                seen.turn(),
                seen.normal().original(seen.reading().start(at), seen.reading().end(at)),
                word(word, seen),
                "speaks against it");
    }

    private static String word(int word, Seen seen) {
        int at = seen.first() + word;
        return seen.words().substring(seen.reading().start(at), seen.reading().end(at));
    }

    private String quality() {
        String words = quality;
        if (words == null) {
            words = LearnedQuality.of(pack, new LearnedScores(model, pack, false)).words();
            quality = words;
        }
        return words;
    }

    private static String why(Head head, double probability) {
        String what =
                switch (head) {
                    case HARM -> "a request for harm";
                    case INJECTION -> "taking the instructions over";
                    case JAILBREAK -> "lifting the model's limits";
                    case REPLY -> "a harmful reply";
                };
        return String.format(Locale.ROOT, "Reads like %s (probability %.2f).", what, probability);
    }

    private static double rounded(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }
}

package dev.policyplayground.moderation.learned;

import dev.policyplayground.moderation.ContextHit;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns what a model says into scores and findings of a pack. Immutable, safe from any thread.
final class LearnedScores {
    // What is less likely is not worth a word: a text of which the model knows nothing is at 0.15,
    // the share it was calibrated for, and everyday letters go up to 0.3.
    private static final double LEAST = 0.35;
    // The likeliest category carries the whole probability, others what they have beside it.
    private static final double LEAST_SHARE = 0.5;
    // As the rules count what stands in the context alone.
    private static final double CONTEXT_SHARE = 0.5;
    // A reply's probability counts in whole hundredths: what costs the length of all that came so
    // far is then done at most a hundred times, however many sentences come.
    private static final double STEPS = 100;

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
        PromptReading reading =
                explains ? model.readPrompt(normal.text()) : model.readAside(normal.text());
        if (reading.words() == 0) {
            return;
        }
        double harm = model.calibration(Head.HARM).probability(reading.logOdds(Head.HARM));
        if (harm >= LEAST) {
            TextReading passage = reading.passage(Head.HARM);
            Seen seen = new Seen(passage, normal, normal.text(), 0, Layer.INPUT, turn);
            double[] shares = passage.categoryShares();
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
            if (probability >= LEAST) {
                String category = head == Head.INJECTION ? "guard.injection" : "guard.jailbreak";
                TextReading passage = reading.passage(head);
                Seen seen = new Seen(passage, normal, normal.text(), 0, Layer.INPUT, turn);
                raise(head, category, probability, seen, full, sum);
            }
        }
    }

    /// @param prompt the log-odds of the prompt that the reply answers
    /// @param sentence the sentence that was read last
    /// @param words its text, as it was read
    void reply(
            ReplyReading reading,
            double prompt,
            NormalizedText sentence,
            String words,
            EvidenceSum sum) {
        int before = reading.wordsBefore();
        TextReading passage = reading.passage();
        double harm = model.calibration(Head.REPLY).probability(reading.logOdds(), prompt);
        double step = Math.floor(harm * STEPS) / STEPS;
        if (step < LEAST || step <= sum.reached() || passage.words() == before) {
            return;
        }
        sum.reach(step);
        double[] shares = passage.categoryShares();
        int likeliest =
                IntStream.range(0, shares.length)
                        .boxed()
                        .max(Comparator.comparingDouble(i -> shares[i]))
                        .orElse(0);
        Seen seen = new Seen(passage, sentence, words, before, Layer.OUTPUT, Finding.FOCUS);
        raise(Head.REPLY, model.categoryNames().get(likeliest), step, seen, Set.of(), sum);
    }

    /// What was read, and where it stands. For one thread.
    private static final class Seen {
        final TextReading reading;
        final NormalizedText normal;
        final String words;
        final int first;
        final Layer side;
        final int turn;
        private final Map<Head, Reasons> reasons = new EnumMap<>(Head.class);

        /// @param first the number of the first word that stands in `normal`
        Seen(
                TextReading reading,
                NormalizedText normal,
                String words,
                int first,
                Layer side,
                int turn) {
            this.reading = reading;
            this.normal = normal;
            this.words = words;
            this.first = first;
            this.side = side;
            this.turn = turn;
        }

        Reasons reasons(Head head) {
            return reasons.computeIfAbsent(head, h -> Reasons.of(reading.shares(h, words, first)));
        }

        Span span(int word) {
            return normal.original(reading.start(first + word), reading.end(first + word));
        }

        String word(int word) {
            return words.substring(reading.start(first + word), reading.end(first + word));
        }
    }

    private void raise(
            Head head,
            String learned,
            double probability,
            Seen seen,
            Set<String> full,
            EvidenceSum sum) {
        String category = pack.learnedJudge().categoryOf(learned);
        boolean counts = seen.turn == Finding.FOCUS || full.contains(category);
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
        Reasons reasons = seen.reasons(head);
        List<ContextHit> lowering =
                reasons.lowering().stream().map(word -> lowering(word, seen)).toList();
        String why = why(head, probability) + quality();
        List<Finding> findings = new ArrayList<>();
        for (Reasons.Word each : reasons.raising()) {
            int word = each.number();
            findings.add(
                    new Finding(
                            LearnedJudge.ID,
                            LearnedJudge.ID,
                            category,
                            score,
                            seen.side,
                            seen.turn,
                            seen.span(word),
                            seen.word(word),
                            why,
                            findings.isEmpty() ? lowering : List.of()));
        }
        return findings;
    }

    private static ContextHit lowering(Reasons.Word word, Seen seen) {
        return new ContextHit(
                LearnedJudge.ID,
                false,
                rounded(Math.exp(word.share())),
                seen.turn,
                seen.span(word.number()),
                seen.word(word.number()),
                "speaks against it");
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

package dev.policyplayground.evaluation;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.stats.Confusion;
import dev.policyplayground.stats.Quantiles;
import dev.policyplayground.stats.Ranking;
import dev.policyplayground.stats.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How well a gate did on one set of labelled texts. Immutable.
public record SetQuality(String name, List<Judgement> judgements) {
    public SetQuality {
        judgements = List.copyOf(judgements);
    }

    /// All sets as one.
    public static SetQuality together(String name, List<SetQuality> sets) {
        List<Judgement> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.judgements));
        return new SetQuality(name, all);
    }

    /// The same under another name.
    public SetQuality named(String other) {
        return new SetQuality(other, judgements);
    }

    public Confusion confusion() {
        return Confusion.of(scored());
    }

    public OptionalDouble auc() {
        return Ranking.auc(scored());
    }

    public Optional<Ranking.Best> bestThreshold() {
        return Ranking.bestThreshold(scored());
    }

    /// How many texts no judge could judge; they count as flagged.
    public long unjudged() {
        return judgements.stream().filter(j -> j.verdict() instanceof Verdict.Unjudged).count();
    }

    /// The time that this share of the texts stayed within, in microseconds; 0 for no text.
    ///
    /// @param share from 0 to 1
    public double micros(double share) {
        double[] micros = judgements.stream().mapToDouble(j -> j.time().toNanos() / 1e3).toArray();
        return Quantiles.of(micros, share);
    }

    /// The same, for each kind of text apart, by its name; texts without one are left out.
    public Map<String, SetQuality> byKind() {
        return judgements.stream()
                .filter(j -> j.kind().isPresent())
                .collect(
                        Collectors.groupingBy(
                                j -> j.kind().orElseThrow(),
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), all -> new SetQuality(name, all))));
    }

    private List<Scored> scored() {
        return judgements.stream().map(Judgement::scored).toList();
    }
}

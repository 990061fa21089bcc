package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.stats.Proportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// How often a gate flags each set: by its rules alone, by the learned judge alone, and by both;
/// the learned judge always as it judges families that it was not trained with. Immutable.
///
/// @param rows by set, label and kind
public record GateTable(Study study, List<Row> rows) {
    public GateTable {
        rows = List.copyOf(rows);
    }

    /// How many texts of a set with a label are flagged.
    ///
    /// @param kind which texts of the set; empty for all
    public record Row(
            String set,
            boolean unsafe,
            String kind,
            Proportion rules,
            Proportion learned,
            Proportion both) {}

    /// How texts are told apart.
    ///
    /// @param rules true for what the gate flags without the learned judge
    /// @param kind what sort of text it is; empty for all the same
    public record Judging(Predicate<LabelledText> rules, Function<LabelledText, String> kind) {}

    /// @param learned true for what the learned judge flags
    static GateTable of(
            Study study,
            Map<String, List<LabelledText>> texts,
            Judging judging,
            Predicate<LabelledText> learned) {
        List<Row> rows = new ArrayList<>();
        for (String set : study.sets()) {
            Map<String, Row> found = new HashMap<>();
            List<String> order = new ArrayList<>();
            for (LabelledText text : texts.getOrDefault(set, List.of())) {
                boolean byRules = judging.rules().test(text);
                boolean byModel = learned.test(text);
                Row one =
                        new Row(
                                set,
                                text.unsafe(),
                                judging.kind().apply(text),
                                count(byRules),
                                count(byModel),
                                count(byRules || byModel));
                String key = one.kind() + text.unsafe();
                if (!found.containsKey(key)) {
                    order.add(key);
                }
                found.merge(key, one, GateTable::sum);
            }
            order.stream().sorted().map(found::get).forEach(rows::add);
        }
        return new GateTable(study, rows);
    }

    private static Proportion count(boolean flagged) {
        return new Proportion(flagged ? 1 : 0, 1);
    }

    private static Row sum(Row one, Row other) {
        return new Row(
                one.set(),
                one.unsafe(),
                one.kind(),
                one.rules().plus(other.rules()),
                one.learned().plus(other.learned()),
                one.both().plus(other.both()));
    }

    /// What the study comes to.
    ///
    /// @param flagged by whom
    public StudyFigures figures(Function<Row, Proportion> flagged) {
        return StudyFigures.of(
                study,
                (set, unsafe) ->
                        rows.stream()
                                .filter(r -> r.set().equals(set) && r.unsafe() == unsafe)
                                .map(flagged)
                                .reduce(new Proportion(0, 0), Proportion::plus),
                Double.NaN);
    }
}

package dev.policyplayground.backtest;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import java.util.ArrayList;
import java.util.List;

/// What a change of policy would flip among saved verdicts. Immutable.
///
/// @param runs how many saved runs were looked at
/// @param prompts how many input verdicts were compared; those that could not be judged are left
///   out
/// @param replies how many output verdicts were compared
/// @param flips the newest run first
public record Impact(int runs, int prompts, int replies, List<Flip> flips) {
    public Impact {
        flips = List.copyOf(flips);
    }

    /// How many verdicts of one layer went from one decision to another.
    public record Kind(Layer layer, Decision from, Decision to, int count) {}

    public long of(Layer layer) {
        return flips.stream().filter(f -> f.layer() == layer).count();
    }

    /// The kinds of flip that occur: prompts first, then by decision.
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Layer layer : List.of(Layer.INPUT, Layer.OUTPUT)) {
            for (Decision from : Decision.values()) {
                for (Decision to : Decision.values()) {
                    int count =
                            (int)
                                    flips.stream()
                                            .filter(
                                                    f ->
                                                            f.layer() == layer
                                                                    && f.from() == from
                                                                    && f.to() == to)
                                            .count();
                    if (count > 0) {
                        kinds.add(new Kind(layer, from, to, count));
                    }
                }
            }
        }
        return kinds;
    }
}

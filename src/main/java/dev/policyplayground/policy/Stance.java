package dev.policyplayground.policy;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// How careful a pack is as a whole: the same thresholds for every category that names none itself.
/// A category of the base that never reviews or never blocks (a threshold above 1) stays so.
/// Immutable.
record Stance(OptionalDouble review, OptionalDouble block) {
    private static final Set<String> KEYS = Set.of("review", "block");
    private static final Stance NONE = new Stance(OptionalDouble.empty(), OptionalDouble.empty());

    static Stance read(YamlReader yaml, Mapping root) {
        return yaml.member(root, "stance")
                .flatMap(node -> yaml.asMapping(node, "'stance'"))
                .map(map -> of(yaml, map))
                .orElse(NONE);
    }

    private static Stance of(YamlReader yaml, Mapping map) {
        yaml.onlyKnown(map, KEYS);
        Stance stance = new Stance(threshold(yaml, map, "review"), threshold(yaml, map, "block"));
        Cut cut = Thresholds.DEFAULT_CUT;
        if (stance.review.orElse(cut.review()) > stance.block.orElse(2)) {
            yaml.problem(map, "'block' must not be below 'review'");
            return NONE;
        }
        return stance;
    }

    private static OptionalDouble threshold(YamlReader yaml, Mapping map, String key) {
        Optional<?> said = yaml.member(map, key);
        double value = yaml.number(map, key, 0.01, 1, Thresholds.DEFAULT_CUT.review());
        return said.isPresent() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    Cut of(Cut cut) {
        double newReview = cut.review() > 1 ? cut.review() : review.orElse(cut.review());
        double newBlock = cut.block() > 1 ? cut.block() : block.orElse(cut.block());
        return new Cut(newReview, Math.max(newReview, newBlock));
    }
}

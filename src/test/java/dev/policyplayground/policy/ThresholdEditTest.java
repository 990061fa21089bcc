package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.support.Shipped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThresholdEditTest {
    private static final String PACK =
            """
            # our pack
            categories:
              - id: a   # first
                title: A
                review: 0.4   # watched
                block: "0.8"
              - title: B
                id: b
              - {id: c, title: C}
            rules: []
            """;

    private static final Cut NOW = Thresholds.DEFAULT_CUT;

    private static String edited(String category, double review, double block) {
        return ThresholdEdit.apply(PACK, category, NOW, new Cut(review, block)).orElseThrow();
    }

    @Test
    void whatCannotBeEditedInPlaceIsLeftAlone() {
        assertThat(ThresholdEdit.apply(PACK, "nobody", NOW, new Cut(0.1, 0.2))).isEmpty();
        assertThat(ThresholdEdit.apply("- a: [", "a", NOW, new Cut(0.1, 0.2))).isEmpty();
        assertThat(ThresholdEdit.apply("", "a", NOW, new Cut(0.1, 0.2))).isEmpty();
        String folded = "categories:\n  - id: a\n    review: [1]\n";
        assertThat(ThresholdEdit.apply(folded, "a", NOW, new Cut(0.1, 0.2))).isEmpty();
    }

    @Test
    void onlyTheNumbersChange() {
        assertThat(edited("a", 0.45, 0.9))
                .isEqualTo(PACK.replace("0.4 ", "0.45 ").replace("\"0.8\"", "\"0.9\""));
        assertThat(edited("a", 0.4, 2)).isEqualTo(PACK.replace("\"0.8\"", "\"2\""));
        assertThat(edited("a", 0.4, 0.8)).isEqualTo(PACK);
    }

    @Test
    void anAbsentKeyIsAddedBelowTheIdUnlessTheDefaultIsWanted() {
        assertThat(edited("b", 0.4, 0.8)).isEqualTo(PACK);
        assertThat(edited("b", 0.3, 0.8))
                .isEqualTo(PACK.replace("    id: b\n", "    id: b\n    review: 0.3\n"));
        assertThat(edited("b", 0.3, 0.7))
                .isEqualTo(
                        PACK.replace(
                                "    id: b\n", "    id: b\n    review: 0.3\n    block: 0.7\n"));
        assertThat(edited("c", 0.9, 0.9)).isEqualTo(PACK.replace("{id: c", "{review: 0.9, id: c"));
    }

    @Test
    void theNumbersOfEveryBundledCategoryCanBeEdited() {
        String text = Shipped.text("policies/usage-policy.yaml");
        String all = text;
        List<String> ids = new ArrayList<>();
        for (Category category : Shipped.gates().pack().categories()) {
            all = ThresholdEdit.apply(all, category.id(), NOW, new Cut(0.33, 0.77)).orElseThrow();
            ids.add(category.id());
        }
        PackReading reading = PackReader.read("x", all);
        assertThat(reading).isInstanceOf(PackReading.Read.class);
        Thresholds now = ((PackReading.Read) reading).pack().thresholds();
        assertThat(ids).allMatch(id -> now.of(id).equals(new Cut(0.33, 0.77)));
    }

    @Test
    void aCategoryOfTheBaseGetsAnItemOfItsOwn() {
        String none = "extends: usage-policy\nstance: {review: 0.3}\n";
        Cut now = new Cut(0.3, 0.8);
        assertThat(ThresholdEdit.apply(none, "aup.cyber", now, new Cut(0.5, 0.9)))
                .contains(none + "categories:\n  - {id: aup.cyber, review: 0.5, block: 0.9}\n");
        String some = none + "categories:\n  - {id: own, title: Own}   # ours\nrules: []\n";
        assertThat(ThresholdEdit.apply(some, "aup.cyber", now, new Cut(0.5, 2)))
                .contains(
                        some.replace(
                                "  - {id: own",
                                "  - {id: aup.cyber, review: 0.5, block: 2}\n  - {id: own"));
        assertThat(ThresholdEdit.apply(some, "own", now, new Cut(0.3, 0.7)))
                .contains(some.replace("{id: own", "{block: 0.7, id: own"));
        assertThat(ThresholdEdit.apply(PACK, "aup.cyber", now, new Cut(0.5, 0.9))).isEmpty();
        String flow = "extends: base\ncategories: [{id: own, title: Own}]\n";
        assertThat(ThresholdEdit.apply(flow, "aup.cyber", now, new Cut(0.5, 0.9))).isEmpty();
    }
}

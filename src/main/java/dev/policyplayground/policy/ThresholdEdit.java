package dev.policyplayground.policy;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.text.Span;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Member;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Writes a category's thresholds into the text of a pack: only the numbers change, comments and
/// order stay. Reads the whole text twice: for use off the FX thread. Stateless.
public final class ThresholdEdit {
    private ThresholdEdit() {}

    private record Change(Span span, String words) {}

    /// The text with these thresholds for `category`; a key that is absent is added below the
    /// category's `id`, unless what it stands for by default is what is wanted.
    ///
    /// @param text lines ended by `\n`
    /// @return empty when the text is no YAML, has no such category, or writes it in a way that
    ///   cannot be edited in place
    public static Optional<String> apply(String text, String category, Cut wanted) {
        return find(text, category)
                .flatMap(map -> change(text, map, wanted))
                .filter(
                        edited ->
                                find(edited, category)
                                        .flatMap(ThresholdEdit::cut)
                                        .filter(wanted::equals)
                                        .isPresent());
    }

    private static Optional<String> change(String text, Mapping map, Cut wanted) {
        List<Change> changes = new ArrayList<>();
        Optional<Cut> now = cut(map);
        boolean blockFollows =
                map.members().get("block") == null
                        && wanted.block()
                                == Math.max(wanted.review(), Thresholds.DEFAULT_CUT.block());
        if (!blockFollows && (now.isEmpty() || now.get().block() != wanted.block())) {
            place(text, map, "block", wanted.block()).ifPresent(changes::add);
        }
        if (now.isEmpty() || now.get().review() != wanted.review()) {
            place(text, map, "review", wanted.review()).ifPresent(changes::add);
        }
        // The last first: what stands above it keeps its place. The sort is stable: of two that are
        // added at the same place 'block' goes first, and 'review' comes to stand above it.
        changes.sort(Comparator.comparingInt((Change c) -> -c.span.start()));
        StringBuilder edited = new StringBuilder(text);
        changes.forEach(c -> edited.replace(c.span.start(), c.span.end(), c.words));
        return Optional.of(edited.toString());
    }

    private static Optional<Change> place(String text, Mapping map, String key, double value) {
        Member member = map.members().get(key);
        return member == null ? added(text, map, key, value) : replaced(text, member, value);
    }

    private static Optional<Change> replaced(String text, Member member, double value) {
        if (!(member.value() instanceof Scalar scalar)) {
            return Optional.empty();
        }
        int start = offset(text, scalar.line(), scalar.column());
        // A number in quotes begins one further on.
        start += text.startsWith(scalar.text(), start) ? 0 : 1;
        return text.startsWith(scalar.text(), start)
                ? Optional.of(
                        new Change(new Span(start, start + scalar.text().length()), words(value)))
                : Optional.empty();
    }

    private static Optional<Change> added(String text, Mapping map, String key, double value) {
        Member id = map.members().get("id");
        if (id == null) {
            return Optional.empty();
        }
        int opening = offset(text, map.line(), map.column());
        if (opening < text.length() && text.charAt(opening) == '{') {
            int first = offset(text, id.keyLine(), id.keyColumn());
            return Optional.of(
                    new Change(new Span(first, first), key + ": " + words(value) + ", "));
        }
        int end = text.indexOf('\n', offset(text, id.value().line(), id.value().column()));
        int to = end < 0 ? text.length() : end;
        String line = "\n" + " ".repeat(id.keyColumn() - 1) + key + ": " + words(value);
        return Optional.of(new Change(new Span(to, to), line));
    }

    private static Optional<Mapping> find(String text, String category) {
        YamlReader yaml = new YamlReader("");
        return yaml.readMapping(text).stream()
                .flatMap(root -> yaml.mappings(root, "categories").stream())
                .filter(map -> yaml.text(map, "id").filter(category::equals).isPresent())
                .findFirst();
    }

    // What PackReader makes of it; empty when the two contradict each other.
    private static Optional<Cut> cut(Mapping map) {
        YamlReader yaml = new YamlReader("");
        double review = yaml.number(map, "review", 0.01, 2, Thresholds.DEFAULT_CUT.review());
        double block =
                yaml.number(
                        map, "block", 0.01, 2, Math.max(review, Thresholds.DEFAULT_CUT.block()));
        return block < review || !yaml.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(new Cut(review, block));
    }

    private static String words(double value) {
        return BigDecimal.valueOf(value)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    // Lines and columns count from 1, columns in code points.
    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, column - 1);
    }
}

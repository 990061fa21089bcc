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

    /// The text with these thresholds for `category`. A key that is absent is added below the
    /// category's `id`, unless what holds without it is what is wanted; a category that the pack
    /// has from the one it builds on gets an item of its own.
    ///
    /// @param text lines ended by `\n`
    /// @param now the thresholds as the pack has them
    /// @return empty when the text is no YAML, has no such category, or writes it in a way that
    ///   cannot be edited in place
    public static Optional<String> apply(String text, String category, Cut now, Cut wanted) {
        Optional<Mapping> own = find(text, category);
        Optional<String> edited =
                own.isPresent()
                        ? change(text, own.get(), now, wanted)
                        : append(text, category, wanted);
        return edited.filter(
                t -> find(t, category).filter(map -> says(map, now, wanted)).isPresent());
    }

    private static Optional<String> change(String text, Mapping map, Cut now, Cut wanted) {
        List<Change> changes = new ArrayList<>();
        if (block(map, now, wanted) != wanted.block()) {
            place(text, map, "block", wanted.block()).ifPresent(changes::add);
        }
        if (review(map, now) != wanted.review()) {
            place(text, map, "review", wanted.review()).ifPresent(changes::add);
        }
        // The last first: what stands above it keeps its place. The sort is stable: of two that are
        // added at the same place 'block' goes first, and 'review' comes to stand above it.
        changes.sort(Comparator.comparingInt((Change c) -> -c.span.start()));
        StringBuilder edited = new StringBuilder(text);
        changes.forEach(c -> edited.replace(c.span.start(), c.span.end(), c.words));
        return Optional.of(edited.toString());
    }

    private static boolean says(Mapping map, Cut now, Cut wanted) {
        return review(map, now) == wanted.review() && block(map, now, wanted) == wanted.block();
    }

    private static double review(Mapping map, Cut now) {
        return number(map, "review", now.review());
    }

    // Where 'block' is not said, it never stands below 'review'.
    private static double block(Mapping map, Cut now, Cut wanted) {
        return number(map, "block", Math.max(wanted.review(), now.block()));
    }

    private static double number(Mapping map, String key, double otherwise) {
        return new YamlReader("").number(map, key, 0.01, 2, otherwise);
    }

    // A category of the base: an item in front of the others, or a list of its own.
    private static Optional<String> append(String text, String category, Cut wanted) {
        YamlReader yaml = new YamlReader("");
        Optional<Mapping> root = yaml.readMapping(text);
        if (root.filter(r -> r.members().containsKey("extends")).isEmpty()) {
            return Optional.empty();
        }
        String item =
                "- {id: "
                        + category
                        + ", review: "
                        + words(wanted.review())
                        + ", block: "
                        + words(wanted.block())
                        + "}\n";
        List<Mapping> items = yaml.mappings(root.get(), "categories");
        if (items.isEmpty()) {
            String gap = text.endsWith("\n") ? "" : "\n";
            return Optional.of(text + gap + "categories:\n  " + item);
        }
        Mapping first = items.getFirst();
        int start = text.lastIndexOf('\n', offset(text, first.line(), 1)) + 1;
        int dash = text.indexOf('-', start);
        String before = dash < 0 ? "[" : text.substring(start, dash);
        return before.isBlank()
                ? Optional.of(text.substring(0, start) + before + item + text.substring(start))
                : Optional.empty();
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

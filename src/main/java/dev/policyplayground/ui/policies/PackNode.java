package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A node of a pack's tree: categories hold rules and tests. Immutable.
public sealed interface PackNode {
    List<PackNode> children();

    record OfCategory(Category category, List<OfRule> rules, List<OfTest> tests)
            implements PackNode {
        public OfCategory {
            rules = List.copyOf(rules);
            tests = List.copyOf(tests);
        }

        @Override
        public List<PackNode> children() {
            Stream<PackNode> group =
                    tests.isEmpty()
                            ? Stream.of()
                            : Stream.of(new OfTests(Optional.of(category.id()), tests));
            return Stream.concat(rules.stream(), group).toList();
        }
    }

    record OfRule(Rule rule) implements PackNode {
        @Override
        public List<PackNode> children() {
            return List.of();
        }
    }

    /// @param category empty for the tests that name none
    record OfTests(Optional<String> category, List<OfTest> tests) implements PackNode {
        public OfTests {
            tests = List.copyOf(tests);
        }

        @Override
        public List<PackNode> children() {
            return List.copyOf(tests);
        }
    }

    record OfTest(InlineTest test) implements PackNode {
        @Override
        public List<PackNode> children() {
            return List.of();
        }
    }

    /// The category that it belongs to.
    default Optional<String> categoryId() {
        return switch (this) {
            case OfCategory c -> Optional.of(c.category.id());
            case OfRule r -> Optional.of(r.rule.category());
            case OfTests t -> t.category;
            case OfTest t -> t.test.category();
        };
    }

    /// The same in the pack before and after an edit.
    default String key() {
        return switch (this) {
            case OfCategory c -> keyOfCategory(c.category.id());
            case OfRule r -> "rule " + r.rule.id();
            case OfTests t -> "tests " + t.category.orElse("");
            case OfTest t -> "test " + t.test.layer() + t.test.prompt() + t.test.text();
        };
    }

    /// The [#key] of a category's node.
    static String keyOfCategory(String id) {
        return "category " + id;
    }

    /// The tree of a pack.
    ///
    /// @param words only what holds them in a title, an id, a reason or a text; empty for all
    static List<PackNode> of(PolicyPack pack, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        Stream<PackNode> categories =
                pack.categories().stream()
                        .map(c -> category(pack, c, wanted))
                        .filter(
                                c ->
                                        wanted.isEmpty()
                                                || !c.children().isEmpty()
                                                || holds(c.category(), wanted))
                        .map(c -> c);
        List<OfTest> others = tests(pack, Optional.empty(), wanted);
        return Stream.concat(
                        categories,
                        others.isEmpty()
                                ? Stream.of()
                                : Stream.of(new OfTests(Optional.empty(), others)))
                .toList();
    }

    private static OfCategory category(PolicyPack pack, Category category, String wanted) {
        String inside = holds(category, wanted) ? "" : wanted;
        return new OfCategory(
                category,
                pack.rules().stream()
                        .filter(r -> r.category().equals(category.id()))
                        .filter(
                                r ->
                                        (r.id() + " " + r.why())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(inside))
                        .map(OfRule::new)
                        .toList(),
                tests(pack, Optional.of(category.id()), inside));
    }

    private static List<OfTest> tests(PolicyPack pack, Optional<String> category, String wanted) {
        return pack.tests().stream()
                .filter(t -> t.category().equals(category))
                .filter(t -> t.text().toLowerCase(Locale.ROOT).contains(wanted))
                .map(OfTest::new)
                .toList();
    }

    private static boolean holds(Category category, String wanted) {
        return (category.title() + " " + category.id()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}

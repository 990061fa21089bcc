package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which of a pack's categories speaks for what in the pack that it builds on, and what of that
/// goes: `without`, `keep`, and the `from` and `rules` of its categories. One instance reads one
/// file; not safe for several threads.
final class Claims {
    private final YamlReader yaml;
    private final PolicyPack base;
    private final List<NamePattern> without;
    private final List<NamePattern> keep;
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    /// A category's word that it speaks for certain rules of the base.
    private record Claim(String category, NamePattern pattern, boolean onRules) {
        // A rule's own name says more than the name of its category.
        long precision() {
            return (onRules ? 1L << 40 : 0) + pattern.precision();
        }
    }

    Claims(YamlReader yaml, Mapping root, PolicyPack base) {
        this.yaml = yaml;
        this.base = base;
        this.without = NamePattern.of(yaml, root, "without");
        this.keep = NamePattern.of(yaml, root, "keep");
        for (Mapping map : yaml.mappings(root, "categories")) {
            String id = yaml.text(map, "id").orElse("");
            named.add(id);
            NamePattern.of(yaml, map, "from").forEach(p -> claims.add(new Claim(id, p, false)));
            NamePattern.of(yaml, map, "rules").forEach(p -> claims.add(new Claim(id, p, true)));
        }
        checkNames();
    }

    /// True when this pack has categories of its own that speak for the base's rules.
    boolean isMapped() {
        return !claims.isEmpty();
    }

    /// True when a category of the base stands in this pack too.
    boolean stays(String category) {
        return !goes(category)
                && (!isMapped() || matches(keep, category) || named.contains(category));
    }

    /// True when `without` names it.
    boolean goes(String id) {
        return matches(without, id);
    }

    /// The category here that speaks for a rule of the base; empty when none does.
    Optional<String> ofRule(String id, String category) {
        if (goes(id) || goes(category)) {
            return Optional.empty();
        }
        return mostPrecise(
                        claims.stream()
                                .filter(c -> c.pattern().matches(c.onRules() ? id : category))
                                .toList())
                .or(() -> Optional.of(category).filter(this::stays));
    }

    /// The category here that speaks for a category of the base as a whole; empty when none does.
    Optional<String> ofCategory(String category) {
        if (goes(category)) {
            return Optional.empty();
        }
        return mostPrecise(
                        claims.stream()
                                .filter(c -> !c.onRules() && c.pattern().matches(category))
                                .toList())
                .or(() -> Optional.of(category).filter(this::stays));
    }

    private Optional<String> mostPrecise(List<Claim> covering) {
        long best = covering.stream().mapToLong(Claim::precision).max().orElse(0);
        List<Claim> first = covering.stream().filter(c -> c.precision() == best).toList();
        if (first.stream().map(Claim::category).distinct().count() > 1) {
            yaml.problem(
                    first.getLast().pattern().where(),
                    "'"
                            + first.getLast().pattern().text()
                            + "' is claimed by '"
                            + first.getFirst().category()
                            + "' already; a rule speaks for one category");
        }
        return first.stream().findFirst().map(Claim::category);
    }

    private void checkNames() {
        for (NamePattern pattern : without) {
            known(
                    pattern,
                    Stream.of(ruleIds(), categoryIds(), contextIds()).flatMap(ids -> ids),
                    "rule, context or category");
        }
        keep.forEach(pattern -> known(pattern, categoryIds(), "category"));
        if (!keep.isEmpty() && claims.isEmpty()) {
            yaml.problem(
                    keep.getFirst().where(),
                    "'keep' is for packs whose categories say 'from' or 'rules'; without these everything is kept");
        }
        for (Claim claim : claims) {
            known(
                    claim.pattern(),
                    claim.onRules() ? ruleIds() : categoryIds(),
                    claim.onRules() ? "rule" : "category");
        }
    }

    private void known(NamePattern pattern, Stream<String> ids, String kind) {
        if (ids.noneMatch(pattern::matches)) {
            yaml.problem(
                    pattern.where(),
                    "'" + base.id() + "' has no " + kind + " '" + pattern.text() + "'");
        }
    }

    private Stream<String> ruleIds() {
        return Stream.concat(
                base.rules().stream().map(Rule::id),
                base.sensitiveData().stream().map(SensitiveDataRule::id));
    }

    private Stream<String> contextIds() {
        return base.context().stream().map(ContextSignal::id);
    }

    private Stream<String> categoryIds() {
        return base.categories().stream().map(Category::id);
    }

    private static boolean matches(List<NamePattern> patterns, String id) {
        return patterns.stream().anyMatch(p -> p.matches(id));
    }
}

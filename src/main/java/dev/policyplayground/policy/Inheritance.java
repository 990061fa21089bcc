package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a pack takes over from the one it builds on: all but what `without` names; or, once one of
/// its categories says `from` or `rules`, only what these and `keep` name, each rule for the
/// category that names it most precisely. One instance reads one file; not safe for several
/// threads.
final class Inheritance {
    private final YamlReader yaml;
    private final Mapping root;
    private final PolicyPack base;
    private final List<NamePattern> without;
    private final List<NamePattern> keep;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, String> categoryOfRule = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    /// A category's word that it speaks for certain rules of the base.
    private record Claim(String category, NamePattern pattern, boolean onRules) {
        boolean covers(Rule rule) {
            return pattern.matches(onRules ? rule.id() : rule.category());
        }

        // A rule's own name says more than the name of its category.
        long precision() {
            return (onRules ? 1L << 40 : 0) + pattern.precision();
        }
    }

    Inheritance(YamlReader yaml, Mapping root, PolicyPack base) {
        this.yaml = yaml;
        this.root = root;
        this.base = base;
        this.without = NamePattern.of(yaml, root, "without");
        this.keep = NamePattern.of(yaml, root, "keep");
        for (Mapping map : mappings("categories")) {
            String id = word(map, "id");
            named.add(id);
            NamePattern.of(yaml, map, "from").forEach(p -> claims.add(new Claim(id, p, false)));
            NamePattern.of(yaml, map, "rules").forEach(p -> claims.add(new Claim(id, p, true)));
        }
        checkNames();
        base.rules().forEach(this::assign);
    }

    /// True when this pack has categories of its own that speak for the base's rules.
    private boolean isMapped() {
        return !claims.isEmpty();
    }

    List<Category> categories() {
        return base.categories().stream().filter(c -> stays(c.id())).toList();
    }

    /// The base's rules that speak here, each for its category here and with its weight here.
    List<Rule> rules() {
        Map<String, Double> weights = weights();
        return base.rules().stream()
                .filter(rule -> categoryOfRule.containsKey(rule.id()))
                .map(rule -> rule.in(categoryOfRule.getOrDefault(rule.id(), "")))
                .map(rule -> rule.weighing(weights.getOrDefault(rule.id(), rule.weight())))
                .toList();
    }

    /// The entries of `rules` that are rules of this pack, not changes to one of the base.
    List<Mapping> ownRules() {
        return mappings("rules").stream().filter(map -> !isChange(map)).toList();
    }

    /// The base's abuse signal, for its category here; empty when none has it.
    Optional<AbuseSignal> abuseSignal() {
        return base.abuseSignal().flatMap(signal -> categoryOf(signal.category()).map(signal::in));
    }

    /// The base's tests, unless this pack says otherwise or has other categories.
    List<InlineTest> tests() {
        String said =
                PhraseLists.choice(
                        yaml,
                        root,
                        "tests_of_base",
                        List.of("run", "skip"),
                        isMapped() ? "skip" : "run");
        if (said.equals("run") && isMapped()) {
            yaml.problem(
                    yaml.member(root, "tests_of_base").orElse(root),
                    "the base's tests speak of its own categories; a pack that maps them has tests of its own");
        }
        if (said.equals("skip")) {
            return List.of();
        }
        return base.tests().stream()
                .filter(test -> test.category().map(this::stays).orElse(true))
                .toList();
    }

    private boolean stays(String category) {
        if (matches(without, category)) {
            return false;
        }
        return !isMapped() || matches(keep, category) || named.contains(category);
    }

    private void assign(Rule rule) {
        if (matches(without, rule.id()) || matches(without, rule.category())) {
            return;
        }
        mostPrecise(claims.stream().filter(c -> c.covers(rule)).toList())
                .or(() -> Optional.of(rule.category()).filter(this::stays))
                .ifPresent(category -> categoryOfRule.put(rule.id(), category));
    }

    private Optional<String> categoryOf(String category) {
        if (matches(without, category)) {
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
            known(pattern, Stream.concat(ruleIds(), categoryIds()), "rule or category");
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

    private Map<String, Double> weights() {
        Map<String, Double> weights = new HashMap<>();
        for (Mapping map : mappings("rules")) {
            if (isChange(map)) {
                String id = word(map, "id");
                if (!map.members().keySet().equals(Set.of("id", "weight"))) {
                    yaml.problem(
                            map,
                            "rule '"
                                    + id
                                    + "' stands in '"
                                    + base.id()
                                    + "'; here only its 'weight' can change. To write it anew, name it under 'without'");
                }
                if (weights.put(id, yaml.number(map, "weight", 0.01, 1, 0.5)) != null) {
                    yaml.problem(map, "rule '" + id + "' stands here twice");
                }
            }
        }
        return weights;
    }

    private boolean isChange(Mapping map) {
        return categoryOfRule.containsKey(word(map, "id"));
    }

    private List<Mapping> mappings(String key) {
        return yaml.mappings(root, key);
    }

    private String word(Mapping map, String key) {
        return yaml.text(map, key).orElse("");
    }

    private Stream<String> ruleIds() {
        return base.rules().stream().map(Rule::id);
    }

    private Stream<String> categoryIds() {
        return base.categories().stream().map(Category::id);
    }

    private static boolean matches(List<NamePattern> patterns, String id) {
        return patterns.stream().anyMatch(p -> p.matches(id));
    }
}

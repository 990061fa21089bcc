package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a pack takes over from the one it builds on: all but what `without` names; or, once one of
/// its categories says `from` or `rules`, only what these and `keep` name, each rule for the
/// category that names it most precisely. One instance reads one file; not safe for several
/// threads.
final class Inheritance {
    private final YamlReader yaml;
    private final Mapping root;
    private final PolicyPack base;
    private final Claims claims;
    private final Map<String, String> categoryOfRule = new LinkedHashMap<>();

    Inheritance(YamlReader yaml, Mapping root, PolicyPack base) {
        this.yaml = yaml;
        this.root = root;
        this.base = base;
        this.claims = new Claims(yaml, root, base);
        for (Rule rule : base.rules()) {
            claims.ofRule(rule.id(), rule.category())
                    .ifPresent(category -> categoryOfRule.put(rule.id(), category));
        }
    }

    List<Category> categories() {
        return base.categories().stream().filter(c -> claims.stays(c.id())).toList();
    }

    /// The base's rules that speak here, each for its category here and with its weight here.
    List<Rule> rules() {
        Map<String, Double> weights = weights();
        return base.rules().stream()
                .filter(rule -> categoryOfRule.containsKey(rule.id()))
                .map(
                        rule ->
                                rule.taken(
                                        categoryOfRule.getOrDefault(rule.id(), ""),
                                        weights.getOrDefault(rule.id(), rule.weight()),
                                        foreign(rule)))
                .toList();
    }

    // Once categories are put together, a signal for one of them must not reach the rules of
    // another.
    private Set<String> foreign(Rule rule) {
        Set<String> ignored = new HashSet<>(rule.ignores());
        if (claims.isMapped()) {
            base.context().stream()
                    .filter(s -> !s.concerns(rule.category(), s.layer()))
                    .forEach(s -> ignored.add(s.id()));
        }
        return ignored;
    }

    /// The entries of `rules` that are rules of this pack, not changes to one of the base.
    List<Mapping> ownRules() {
        return yaml.mappings(root, "rules").stream().filter(map -> !isChange(map)).toList();
    }

    /// What the base finds by its shape, each for its category here.
    ///
    /// @param own the ids of this pack's own, which stand in the place of the base's
    List<SensitiveDataRule> sensitiveData(Set<String> own) {
        return base.sensitiveData().stream()
                .filter(rule -> !own.contains(rule.id()))
                .flatMap(rule -> claims.ofRule(rule.id(), rule.category()).map(rule::in).stream())
                .toList();
    }

    /// The base's context signals, each for its categories here.
    ///
    /// @param own the ids of this pack's own, which stand in the place of the base's
    List<ContextSignal> context(Set<String> own) {
        return base.context().stream()
                .filter(signal -> !own.contains(signal.id()) && !claims.goes(signal.id()))
                .flatMap(signal -> signalHere(signal).stream())
                .toList();
    }

    private Optional<ContextSignal> signalHere(ContextSignal signal) {
        if (signal.categories().isEmpty()) {
            return Optional.of(signal);
        }
        Set<String> here =
                base.rules().stream()
                        .filter(rule -> signal.categories().contains(rule.category()))
                        .filter(rule -> categoryOfRule.containsKey(rule.id()))
                        .map(rule -> categoryOfRule.getOrDefault(rule.id(), ""))
                        .collect(Collectors.toCollection(HashSet::new));
        signal.categories().stream().filter(claims::stays).forEach(here::add);
        return here.isEmpty() ? Optional.empty() : Optional.of(signal.in(here));
    }

    /// The base's abuse signal, for its category here; empty when none has it.
    Optional<AbuseSignal> abuseSignal() {
        return base.abuseSignal()
                .flatMap(signal -> claims.ofCategory(signal.category()).map(signal::in));
    }

    /// The base's learned judge, for the categories here that speak for the base's.
    LearnedJudging learnedJudge() {
        LearnedJudging before = base.learnedJudge();
        Map<String, String> here = new HashMap<>();
        for (Category category : base.categories()) {
            claims.ofCategory(category.id()).ifPresent(id -> here.put(category.id(), id));
        }
        before.categories()
                .forEach(
                        (learned, category) ->
                                claims.ofCategory(category)
                                        .ifPresent(id -> here.put(learned, id)));
        return new LearnedJudging(before.use(), before.weight(), here);
    }

    /// The base's tests, unless this pack says otherwise or has other categories.
    List<InlineTest> tests() {
        String said =
                PhraseLists.choice(
                        yaml,
                        root,
                        "tests_of_base",
                        List.of("run", "skip"),
                        claims.isMapped() ? "skip" : "run");
        if (said.equals("run") && claims.isMapped()) {
            yaml.problem(
                    yaml.member(root, "tests_of_base").orElse(root),
                    "the base's tests speak of its own categories; a pack that maps them has tests of its own");
        }
        if (said.equals("skip")) {
            return List.of();
        }
        return base.tests().stream()
                .filter(test -> test.category().map(claims::stays).orElse(true))
                .toList();
    }

    private Map<String, Double> weights() {
        Map<String, Double> weights = new HashMap<>();
        for (Mapping map : yaml.mappings(root, "rules")) {
            if (isChange(map)) {
                String id = idOf(map);
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
        return categoryOfRule.containsKey(idOf(map));
    }

    private String idOf(Mapping map) {
        return yaml.text(map, "id").orElse("");
    }
}

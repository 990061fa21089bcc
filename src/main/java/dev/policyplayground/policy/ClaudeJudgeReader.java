package dev.policyplayground.policy;

import dev.policyplayground.policy.ClaudeJudging.When;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the `claude_judge` of a pack. One instance reads one file; not safe for several threads.
final class ClaudeJudgeReader {
    private static final Set<String> KEYS =
            Set.of(
                    "when",
                    "layers",
                    "model",
                    "band",
                    "severity",
                    "refusal_category",
                    "timeout_seconds");
    private static final ClaudeJudging USUAL = ClaudeJudging.NEVER;

    private final YamlReader yaml;
    private final Set<String> categories;

    ClaudeJudgeReader(YamlReader yaml, Set<String> categories) {
        this.yaml = yaml;
        this.categories = categories;
    }

    ClaudeJudging read(Mapping root) {
        return yaml.member(root, "claude_judge")
                .flatMap(n -> yaml.asMapping(n, "'claude_judge'"))
                .map(this::judging)
                .orElse(ClaudeJudging.NEVER);
    }

    private ClaudeJudging judging(Mapping map) {
        yaml.onlyKnown(map, KEYS);
        When when =
                When.valueOf(
                        PhraseLists.choice(
                                        yaml,
                                        map,
                                        "when",
                                        List.of("never", "uncertain", "always"),
                                        "never")
                                .toUpperCase(Locale.ROOT));
        Optional<String> category = yaml.text(map, "refusal_category");
        category.filter(id -> !categories.contains(id))
                .ifPresent(
                        id ->
                                yaml.problem(
                                        yaml.member(map, "refusal_category").orElse(map),
                                        "unknown category '" + id + "'"));
        List<Double> band = band(map);
        double seconds =
                yaml.number(map, "timeout_seconds", 0.1, 600, USUAL.timeout().toMillis() / 1_000.0);
        return new ClaudeJudging(
                when,
                layers(map),
                yaml.text(map, "model").map(String::strip).orElse(USUAL.model()),
                band.get(0),
                band.get(1),
                severity(map),
                category,
                Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private Layer layers(Mapping map) {
        if (yaml.member(map, "layers").isEmpty()) {
            return Layer.BOTH;
        }
        boolean input = false;
        boolean output = false;
        for (Scalar scalar : yaml.texts(map, "layers")) {
            switch (scalar.text().strip().toLowerCase(Locale.ROOT)) {
                case "input" -> input = true;
                case "output" -> output = true;
                default -> yaml.problem(scalar, "'layers' takes input and output");
            }
        }
        if (!input && !output) {
            yaml.problem(map, "'layers' is empty: name input, output or both, or leave it out");
        }
        return input == output ? Layer.BOTH : input ? Layer.INPUT : Layer.OUTPUT;
    }

    private List<Double> band(Mapping map) {
        List<Double> usual = List.of(USUAL.low(), USUAL.high());
        if (yaml.member(map, "band").isEmpty()) {
            return usual;
        }
        List<Double> band = new ArrayList<>();
        for (Scalar scalar : yaml.texts(map, "band")) {
            if (scalar.text().strip().matches("[0-2](\\.\\d{1,6})?")) {
                band.add(Double.parseDouble(scalar.text().strip()));
            }
        }
        if (band.size() != 2 || band.get(0) > band.get(1) || band.get(1) > 2) {
            yaml.problem(
                    yaml.member(map, "band").orElse(map),
                    "'band' takes two rising numbers from 0 (nothing found) over 1 (review) to 2 (block)");
            return usual;
        }
        return band;
    }

    private List<Double> severity(Mapping map) {
        Optional<Mapping> given =
                yaml.member(map, "severity").flatMap(n -> yaml.asMapping(n, "'severity'"));
        if (given.isEmpty()) {
            return USUAL.severity();
        }
        yaml.onlyKnown(given.get(), Set.of("1", "2", "3"));
        List<Double> scores = new ArrayList<>();
        for (int level = 1; level <= 3; level++) {
            scores.add(yaml.number(given.get(), "" + level, 0, 1, USUAL.scoreOf(level)));
        }
        if (scores.get(0) > scores.get(1) || scores.get(1) > scores.get(2)) {
            yaml.problem(given.get(), "the scores of 'severity' must not fall from 1 to 3");
            return USUAL.severity();
        }
        return scores;
    }
}

package dev.policyplayground.training;

import dev.policyplayground.training.ExchangeParts.Answered;
import dev.policyplayground.training.ExchangeParts.Ask;
import dev.policyplayground.training.ExchangeParts.Phrase;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlProblem;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads the parts of the exchange corpus and reports everything that is wrong with them at once.
/// One instance reads one set of files; not safe for several threads.
final class ExchangePartsReader {
    private static final Set<String> ROOT =
            Set.of("asks", "frames", "refusals", "compliance", "closers", "openers", "answered");

    private final UnaryOperator<String> textOf;
    private final List<YamlProblem> problems;

    /// @param textOf the content of a file of the given name
    /// @param problems takes what is wrong
    ExchangePartsReader(UnaryOperator<String> textOf, List<YamlProblem> problems) {
        this.textOf = textOf;
        this.problems = problems;
    }

    ExchangeParts read() {
        Source asks = open("exchange-asks.yaml");
        Source refusals = open("exchange-refusals.yaml");
        Source compliance = open("exchange-compliance.yaml");
        Source everyday = open("exchange-everyday.yaml");
        Source scary = open("exchange-scary.yaml");
        Source distance = open("exchange-distance.yaml");
        ExchangeParts parts =
                new ExchangeParts(
                        asks(asks),
                        asks(everyday),
                        words(asks.yaml(), asks.root(), "frames"),
                        phrases(refusals, "refusals"),
                        phrases(compliance, "compliance"),
                        words(compliance.yaml(), compliance.root(), "closers"),
                        words(compliance.yaml(), compliance.root(), "openers"),
                        answered(scary),
                        answered(everyday),
                        answered(distance));
        for (Source source : List.of(asks, refusals, compliance, everyday, scary, distance)) {
            problems.addAll(source.yaml().problems());
        }
        return parts;
    }

    private record Source(YamlReader yaml, Mapping root) {}

    private Source open(String name) {
        YamlReader yaml = new YamlReader(name);
        Mapping root =
                yaml.readMapping(textOf.apply(name)).orElseGet(() -> new Mapping(1, 1, Map.of()));
        yaml.onlyKnown(root, ROOT);
        return new Source(yaml, root);
    }

    private static List<Ask> asks(Source source) {
        YamlReader yaml = source.yaml();
        List<Ask> asks = new ArrayList<>();
        for (Mapping group : yaml.mappings(source.root(), "asks")) {
            yaml.onlyKnown(group, Set.of("category", "of"));
            String category = yaml.requiredText(group, "category");
            yaml.mappings(group, "of").forEach(ask -> asks.add(ask(yaml, category, ask)));
        }
        return asks;
    }

    private static Ask ask(YamlReader yaml, String category, Mapping ask) {
        yaml.onlyKnown(ask, Set.of("ask", "topic", "things", "care"));
        List<String> things = words(yaml, ask, "things");
        if (things.size() != 3) {
            yaml.problem(ask, "'things' takes three words");
        }
        return new Ask(
                category,
                yaml.requiredText(ask, "ask"),
                yaml.requiredText(ask, "topic"),
                things,
                yaml.text(ask, "care").filter("true"::equals).isPresent());
    }

    private static List<Phrase> phrases(Source source, String name) {
        YamlReader yaml = source.yaml();
        List<Phrase> phrases = new ArrayList<>();
        for (Mapping group : yaml.mappings(source.root(), name)) {
            yaml.onlyKnown(group, Set.of("kind", "for", "texts"));
            String kind = yaml.requiredText(group, "kind");
            Set<String> categories = Set.copyOf(words(yaml, group, "for"));
            words(yaml, group, "texts").forEach(t -> phrases.add(new Phrase(kind, categories, t)));
        }
        return phrases;
    }

    private static List<Answered> answered(Source source) {
        YamlReader yaml = source.yaml();
        List<Answered> pairs = new ArrayList<>();
        for (Mapping pair : yaml.mappings(source.root(), "answered")) {
            yaml.onlyKnown(pair, Set.of("category", "ask", "reply"));
            pairs.add(
                    new Answered(
                            yaml.requiredText(pair, "category"),
                            yaml.requiredText(pair, "ask"),
                            yaml.requiredText(pair, "reply")));
        }
        return pairs;
    }

    private static List<String> words(YamlReader yaml, Mapping map, String name) {
        return yaml.texts(map, name).stream().map(Scalar::text).toList();
    }
}

package dev.policyplayground.moderation.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.text.PhraseAutomaton;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pack's rules for one layer, ready to scan: all phrases in one automaton, and for each phrase
/// the rules that care for it. Immutable, safe from any thread.
final class CompiledRules {
    /// Where a phrase counts: in a group of a wording of a rule, or, with [#UNLESS], against the
    /// rule.
    record Use(int rule, int wording, int group) {
        static final int UNLESS = -1;
    }

    final List<Rule> rules;
    final List<Optional<Pattern>> patterns;
    final PhraseAutomaton automaton;
    final List<List<Use>> usesOfPhrase;
    final int refusalsFrom;

    private CompiledRules(List<Rule> rules, List<String> refusals) {
        this.rules = rules;
        Map<String, Integer> numbers = new HashMap<>();
        List<String> phrases = new ArrayList<>();
        List<List<Use>> uses = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            List<List<List<String>>> wordings = rules.get(rule).wordings();
            for (int wording = 0; wording < wordings.size(); wording++) {
                for (int group = 0; group < wordings.get(wording).size(); group++) {
                    Use use = new Use(rule, wording, group);
                    use(wordings.get(wording).get(group), use, numbers, phrases, uses);
                }
            }
            use(rules.get(rule).unless(), new Use(rule, Use.UNLESS, 0), numbers, phrases, uses);
        }
        refusalsFrom = phrases.size();
        phrases.addAll(refusals);
        automaton = PhraseAutomaton.of(phrases);
        usesOfPhrase = uses;
        patterns = rules.stream().map(rule -> rule.regex().map(Pattern::compile)).toList();
    }

    /// @throws PatternSyntaxException when an expression is not RE2's; [#problems] finds it first
    static CompiledRules of(PolicyPack pack, Layer layer) {
        List<Rule> rules = pack.rules().stream().filter(r -> r.layer().covers(layer)).toList();
        return new CompiledRules(rules, pack.refusals());
    }

    /// What keeps the pack's expressions from being compiled, by line of the rule.
    static List<YamlProblem> problems(PolicyPack pack, String source) {
        List<YamlProblem> problems = new ArrayList<>();
        for (Rule rule : pack.rules()) {
            try {
                rule.regex().ifPresent(Pattern::compile);
            } catch (PatternSyntaxException e) {
                String message =
                        "rule '"
                                + rule.id()
                                + "': not an RE2 expression: "
                                + e.getDescription()
                                + " '"
                                + e.getPattern()
                                + "'";
                problems.add(new YamlProblem(source, rule.line(), 1, message));
            }
        }
        return problems;
    }

    private static void use(
            List<String> given,
            Use use,
            Map<String, Integer> numbers,
            List<String> phrases,
            List<List<Use>> uses) {
        for (String phrase : given) {
            int number =
                    numbers.computeIfAbsent(
                            phrase,
                            p -> {
                                phrases.add(p);
                                uses.add(new ArrayList<>());
                                return phrases.size() - 1;
                            });
            uses.get(number).add(use);
        }
    }
}

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
import java.util.stream.IntStream;

/// A pack's rules for one layer, ready to scan: all phrases in one automaton, and for each phrase
/// the rules that care for it. Immutable, safe from any thread.
final class CompiledRules {
    /// One group of one wording of a rule, or a rule's `unless`.
    ///
    /// @param wording the wording's number among all; [#UNLESS] for what speaks against the rule
    record Slot(int rule, int wording) {
        static final int UNLESS = -1;
    }

    /// A wording: it holds when each of its slots was seen.
    record Wording(int rule, int firstSlot, int slots) {}

    final List<Rule> rules;
    final List<Optional<Pattern>> patterns;
    final List<Integer> patternRules;
    final PhraseAutomaton automaton;
    final int refusalsFrom;
    final List<Slot> slots = new ArrayList<>();
    final List<Wording> wordings = new ArrayList<>();
    final int[] unlessSlot;
    final int[][] slotsOfPhrase;

    private CompiledRules(List<Rule> rules, List<String> refusals) {
        this.rules = rules;
        Map<String, Integer> numbers = new HashMap<>();
        List<String> phrases = new ArrayList<>();
        List<List<Integer>> uses = new ArrayList<>();
        unlessSlot = new int[rules.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            for (List<List<String>> groups : rules.get(rule).wordings()) {
                int wording = wordings.size();
                wordings.add(new Wording(rule, slots.size(), groups.size()));
                for (List<String> group : groups) {
                    use(group, slot(rule, wording), numbers, phrases, uses);
                }
            }
            unlessSlot[rule] = slot(rule, Slot.UNLESS);
            use(rules.get(rule).unless(), unlessSlot[rule], numbers, phrases, uses);
        }
        refusalsFrom = phrases.size();
        phrases.addAll(refusals);
        automaton = PhraseAutomaton.of(phrases);
        slotsOfPhrase =
                uses.stream()
                        .map(u -> u.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
        patterns = rules.stream().map(rule -> rule.regex().map(Pattern::compile)).toList();
        patternRules =
                IntStream.range(0, rules.size())
                        .filter(r -> patterns.get(r).isPresent())
                        .boxed()
                        .toList();
    }

    private int slot(int rule, int wording) {
        slots.add(new Slot(rule, wording));
        return slots.size() - 1;
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
                problems.add(new YamlProblem(rule.source(), rule.line(), 1, message));
            }
        }
        return problems;
    }

    private static void use(
            List<String> given,
            int slot,
            Map<String, Integer> numbers,
            List<String> phrases,
            List<List<Integer>> uses) {
        for (String phrase : given) {
            int number =
                    numbers.computeIfAbsent(
                            phrase,
                            p -> {
                                phrases.add(p);
                                uses.add(new ArrayList<>());
                                return phrases.size() - 1;
                            });
            uses.get(number).add(slot);
        }
    }
}

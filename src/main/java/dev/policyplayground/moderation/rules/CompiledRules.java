package dev.policyplayground.moderation.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.policyplayground.moderation.rules.PhraseBook.Uses;
import dev.policyplayground.policy.ContextSignal;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.text.PhraseAutomaton;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A pack's rules for one layer, ready to scan: all phrases in one automaton, and for each phrase
/// who cares for it. Immutable, safe from any thread.
final class CompiledRules {
    /// The group of a rule without an `unless`.
    static final int NO_GROUP = -1;

    final List<Rule> rules;
    final List<Optional<Pattern>> patterns;
    final PhraseAutomaton automaton;
    final int phrases;

    /// A wording holds when a phrase of each of its groups was seen.
    final int[][] groupsOfWording;

    final int[] ruleOfWording;

    /// By rule, and the group of its `unless`.
    final int[][] wordingsOfRule;

    final int[] unlessOfRule;

    /// A group is a list of phrases of which one is wanted; wordings that want the same phrases
    /// share it.
    final int groups;

    final int[][] groupsOfPhrase;

    /// The wordings to look at once the group was seen: a wording within one sentence waits for the
    /// group that the fewest others want.
    final int[][] wordingsOfGroup;

    final int[][] signalsOfPhrase;

    /// The rules whose expression may match once the phrase was seen.
    final int[][] patternsOfPhrase;

    /// The rules whose expression must always be tried, for want of words that it needs.
    final int[] ungated;

    final boolean[] refusal;
    final boolean[] harmless;
    final boolean knowsHarmless;
    final List<ContextSignal> signals;

    /// By rule: the signals that it heeds.
    final int[][] signalsOfRule;

    private CompiledRules(PolicyPack pack, Layer layer) {
        rules = pack.rules().stream().filter(r -> r.layer().covers(layer)).toList();
        signals = pack.context();
        signalsOfRule = rules.stream().map(r -> heeded(r, layer)).toArray(int[][]::new);
        PhraseBook book = new PhraseBook();
        PhraseGroups grouped = new PhraseGroups(book);
        unlessOfRule = new int[rules.size()];
        wordingsOfRule = new int[rules.size()][];
        List<int[]> wordings = new ArrayList<>();
        IntStream.Builder owners = IntStream.builder();
        for (int rule = 0; rule < rules.size(); rule++) {
            int first = wordings.size();
            for (List<List<String>> wanted : rules.get(rule).wordings()) {
                wordings.add(wanted.stream().mapToInt(grouped::number).toArray());
                owners.add(rule);
            }
            wordingsOfRule[rule] = IntStream.range(first, wordings.size()).toArray();
            List<String> unless = rules.get(rule).unless();
            unlessOfRule[rule] = unless.isEmpty() ? NO_GROUP : grouped.number(unless);
        }
        groupsOfWording = wordings.toArray(int[][]::new);
        ruleOfWording = owners.build().toArray();
        groups = grouped.size();
        wordingsOfGroup = awaited();
        Uses others = new Uses();
        Uses refusals = new Uses();
        book.use(pack.refusals(), 0, refusals);
        book.use(pack.harmless(), 0, others);
        Uses context = new Uses();
        for (int signal = 0; signal < signals.size(); signal++) {
            book.use(signals.get(signal).phrases(), signal, context);
        }
        patterns = rules.stream().map(rule -> rule.regex().map(Pattern::compile)).toList();
        Uses gates = new Uses();
        ungated = gatePatterns(book, gates);
        phrases = book.phrases().size();
        automaton = PhraseAutomaton.of(book.phrases());
        groupsOfPhrase = grouped.ofPhrase(phrases);
        signalsOfPhrase = context.table(phrases);
        patternsOfPhrase = gates.table(phrases);
        refusal = marks(refusals.table(phrases));
        harmless = marks(others.table(phrases));
        knowsHarmless = !pack.harmless().isEmpty();
    }

    private int[][] awaited() {
        int[] wanted = new int[groups];
        Stream.of(groupsOfWording).flatMapToInt(IntStream::of).forEach(group -> wanted[group]++);
        List<List<Integer>> awaited = new ArrayList<>();
        IntStream.range(0, groups).forEach(_ -> awaited.add(new ArrayList<>()));
        for (int wording = 0; wording < groupsOfWording.length; wording++) {
            int[] all = groupsOfWording[wording];
            int[] looked = all;
            if (!rules.get(ruleOfWording[wording]).nearby()) {
                int rarest = all[0];
                for (int group : all) {
                    rarest = wanted[group] < wanted[rarest] ? group : rarest;
                }
                looked = new int[] {rarest};
            }
            for (int group : looked) {
                awaited.get(group).add(wording);
            }
        }
        return awaited.stream()
                .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private int[] gatePatterns(PhraseBook book, Uses gates) {
        List<Integer> always = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (patterns.get(rule).isPresent()) {
                Set<String> literals =
                        rules
                                .get(rule)
                                .regex()
                                .flatMap(RequiredLiterals::of)
                                .orElse(Set.of())
                                .stream()
                                .map(literal -> "*" + literal + "*")
                                .collect(Collectors.toSet());
                book.use(literals, rule, gates);
                if (literals.isEmpty()) {
                    always.add(rule);
                }
            }
        }
        return always.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] heeded(Rule rule, Layer layer) {
        List<Integer> heeded = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            if (rule.heeds(signals.get(i)) && signals.get(i).concerns(rule.category(), layer)) {
                heeded.add(i);
            }
        }
        return heeded.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean[] marks(int[][] users) {
        boolean[] marked = new boolean[users.length];
        for (int i = 0; i < users.length; i++) {
            marked[i] = users[i].length > 0;
        }
        return marked;
    }

    /// @throws PatternSyntaxException when an expression is not RE2's; [#problems] finds it first
    static CompiledRules of(PolicyPack pack, Layer layer) {
        return new CompiledRules(pack, layer);
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
}

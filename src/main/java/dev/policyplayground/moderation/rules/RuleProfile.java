package dev.policyplayground.moderation.rules;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What each rule of a pack finds in texts, and the time it takes of its own. Immutable.
///
/// @param sharedNanos what all rules share: reading the text, and one scan for all phrases
/// @param lines a line for each rule of the layer, in the pack's order
public record RuleProfile(long sharedNanos, List<Line> lines) {
    public RuleProfile {
        lines = List.copyOf(lines);
    }

    /// One rule.
    ///
    /// @param hits how many sentences it fired in
    /// @param nanos its own share for all of the texts, in nanoseconds
    public record Line(String rule, long hits, long nanos) {}

    /// Measures the rules of one layer, on the calling thread.
    ///
    /// @param exchanges only the turn in focus is judged; for replies, the reply stands there
    public static RuleProfile measure(PolicyPack pack, Layer layer, List<Exchange> exchanges) {
        CompiledRules compiled = CompiledRules.of(pack, layer);
        // The first pass is the compiler's; what it took is not counted.
        measure(compiled, layer, exchanges);
        return measure(compiled, layer, exchanges);
    }

    private static RuleProfile measure(
            CompiledRules compiled, Layer layer, List<Exchange> exchanges) {
        List<Rule> rules = compiled.rules;
        RuleMeter meter = new RuleMeter(rules.size());
        long start = System.nanoTime();
        for (Exchange exchange : exchanges) {
            RuleScan scan = new RuleScan(compiled, layer, Set.of(), Optional.of(meter));
            for (Span sentence : SentenceStream.split(exchange.prompt())) {
                scan.sentence(exchange.prompt(), sentence);
            }
        }
        long all = System.nanoTime() - start;
        List<Line> lines = new ArrayList<>();
        long own = 0;
        for (int i = 0; i < rules.size(); i++) {
            lines.add(new Line(rules.get(i).id(), meter.hits(i), meter.nanos(i)));
            own += meter.nanos(i);
        }
        return new RuleProfile(Math.max(0, all - own), lines);
    }
}

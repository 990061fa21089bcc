package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.backtest.SavedTexts;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.rules.RuleProfile;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FxThreads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What each rule of the shown pack finds in the saved texts, and the time it takes. For use on the
/// FX thread; measured behind it.
public final class RulesViewModel {
    /// At most so many runs, the newest: a second or two.
    static final int MOST = 400;

    private final PackTextViewModel text;
    private final Optional<SavedRuns> runs;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.NotYet());
    private Optional<Gates> measured = Optional.empty();

    /// How far measuring has come.
    public sealed interface State {
        record NotYet() implements State {}

        record Working() implements State {}

        record Unavailable() implements State {}

        /// @param isOutdated true when the pack was edited since
        record Known(List<RuleRow> rows, int prompts, int replies, boolean isOutdated)
                implements State {
            public Known {
                rows = List.copyOf(rows);
            }
        }
    }

    RulesViewModel(PackTextViewModel text, Optional<SavedRuns> runs, FxThreads threads) {
        this.text = text;
        this.runs = runs;
        this.threads = threads;
        text.gatesProperty().addListener((_, _, now) -> outdate(now));
        text.switchesProperty().addListener((_, _, _) -> state.set(new State.NotYet()));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Measures, unless what is shown is that of the pack as it stands.
    public void measureOnce() {
        if (!(state.get() instanceof State.Known known) || known.isOutdated()) {
            measure();
        }
    }

    /// Measures afresh.
    public void measure() {
        Optional<Gates> gates = text.gatesProperty().get();
        if (gates.isEmpty() || state.get() instanceof State.Working) {
            return;
        }
        if (runs.isEmpty()) {
            state.set(new State.Unavailable());
            return;
        }
        state.set(new State.Working());
        measured = gates;
        String source = text.source();
        threads.load(
                () -> found(gates.get().pack(), source),
                found -> take(gates, found),
                _ -> take(gates, new State.Unavailable()));
    }

    private void take(Optional<Gates> of, State found) {
        if (of.equals(measured)) {
            state.set(found);
            outdate(text.gatesProperty().get());
        }
    }

    private void outdate(Optional<Gates> now) {
        if (state.get() instanceof State.Known known && !now.equals(measured)) {
            state.set(new State.Known(known.rows(), known.prompts(), known.replies(), true));
        }
    }

    private State found(PolicyPack pack, String source) {
        try {
            List<SavedTexts> texts = runs.orElseThrow().newestTexts(MOST);
            List<Exchange> prompts = texts.stream().map(SavedTexts::exchange).toList();
            List<Exchange> replies =
                    texts.stream().flatMap(t -> t.reply().stream()).map(Exchange::of).toList();
            return new State.Known(
                    rows(
                            pack,
                            source,
                            RuleProfile.measure(pack, Layer.INPUT, prompts),
                            RuleProfile.measure(pack, Layer.OUTPUT, replies),
                            prompts.size() + replies.size()),
                    prompts.size(),
                    replies.size(),
                    false);
        } catch (StorageException _) {
            return new State.Unavailable();
        }
    }

    private static List<RuleRow> rows(
            PolicyPack pack, String source, RuleProfile prompts, RuleProfile replies, int texts) {
        Map<String, RuleProfile.Line> in = byRule(prompts);
        Map<String, RuleProfile.Line> out = byRule(replies);
        double each = 1_000.0 * Math.max(1, texts);
        List<RuleRow> rows = new ArrayList<>();
        rows.add(
                new RuleRow(
                        "", "", 0, 0, 0, (prompts.sharedNanos() + replies.sharedNanos()) / each));
        for (Rule rule : pack.rules()) {
            RuleProfile.Line none = new RuleProfile.Line(rule.id(), 0, 0);
            RuleProfile.Line i = in.getOrDefault(rule.id(), none);
            RuleProfile.Line o = out.getOrDefault(rule.id(), none);
            rows.add(
                    new RuleRow(
                            rule.id(),
                            pack.titleOf(rule.category()),
                            rule.source().equals(source) ? rule.line() : 0,
                            i.hits(),
                            o.hits(),
                            (i.nanos() + o.nanos()) / each));
        }
        return rows;
    }

    private static Map<String, RuleProfile.Line> byRule(RuleProfile profile) {
        Map<String, RuleProfile.Line> lines = new HashMap<>();
        profile.lines().forEach(line -> lines.put(line.rule(), line));
        return lines;
    }
}

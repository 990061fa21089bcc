package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.ThresholdEdit;
import dev.policyplayground.policy.Thresholds;
import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The text of the shown pack, and what it says: checked behind the FX thread, the newest text
/// wins. While it is broken, what it said last stays. For use on the FX thread.
public final class PackTextViewModel {
    private final BasePacks bases;
    private final Supplier<Optional<LearnedModel>> learned;
    private final FxThreads threads;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Check> check =
            new ReadOnlyObjectWrapper<>(new Check.Waiting());
    private final ReadOnlyObjectWrapper<Optional<Gates>> gates =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PolicyPack>> pack =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper switches = new ReadOnlyIntegerWrapper();
    private final Latest<Source> checks;
    private final Latest<Move> moves;
    private Optional<Source> looking = Optional.empty();
    private Optional<Move> moving = Optional.empty();
    private String source = "";
    // The learned model that the text was last looked at with; empty for none.
    private String model = "";

    private record Source(int opened, String name, String text) {}

    /// @param now the thresholds as the text last said
    private record Move(int opened, String text, Thresholds now, Map<String, Cut> cuts) {}

    PackTextViewModel(
            BasePacks bases, Supplier<Optional<LearnedModel>> learned, FxThreads threads) {
        this.bases = bases;
        this.learned = learned;
        this.threads = threads;
        checks = new Latest<>(threads, this::look, (source, _) -> forget(source));
        moves = new Latest<>(threads, this::write);
        text.addListener((_, _, _) -> changed());
    }

    /// Shows another pack's text.
    ///
    /// @param newSource the file's name, as messages should give it
    void show(String newSource, String newText) {
        source = newSource;
        gates.set(Optional.empty());
        pack.set(Optional.empty());
        moving = Optional.empty();
        switches.set(switches.get() + 1);
        text.set(newText);
        check();
    }

    /// Looks at the text as it stands, once. Done a moment after the last key, not with each.
    public void check() {
        Source now = new Source(switches.get(), source, text.get());
        if (!looking.equals(Optional.of(now))) {
            looking = Optional.of(now);
            check.set(new Check.Waiting());
            checks.offer(now);
        }
    }

    /// Looks at the text again when another learned model judges by now than when it was looked at.
    void heedModel() {
        if (pack.get().filter(p -> p.learnedJudge().use()).isPresent()) {
            String then = model;
            threads.run(
                    () -> {
                        String now = learned.get().map(LearnedModel::id).orElse("");
                        threads.ui().execute(() -> checkAfresh(then, now));
                    });
        }
    }

    // The next look at the same text must not be taken for one that is under way.
    private void forget(Source source) {
        if (looking.equals(Optional.of(source))) {
            looking = Optional.empty();
        }
    }

    private void checkAfresh(String then, String now) {
        if (then.equals(model) && !now.equals(model)) {
            looking = Optional.empty();
            check();
        }
    }

    private void changed() {
        looking = Optional.empty();
        check.set(new Check.Waiting());
    }

    /// Moves a category's thresholds: what they decide changes at once, and the text follows.
    public void move(String category, Cut cut) {
        pack.set(pack.get().map(p -> p.under(p.thresholds().with(category, cut))));
        Optional<PolicyPack> now = gates.get().map(Gates::pack);
        if (now.isEmpty()) {
            return;
        }
        Map<String, Cut> cuts = new HashMap<>(moving.map(Move::cuts).orElse(Map.of()));
        cuts.put(category, cut);
        offer(new Move(switches.get(), text.get(), now.get().thresholds(), Map.copyOf(cuts)));
    }

    private void offer(Move move) {
        moving = Optional.of(move);
        moves.offer(move);
    }

    /// The file's name, as rules, tests and problems give it that stand in this text.
    String source() {
        return source;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Check> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /// What judges as the text last said; empty while nothing usable was read.
    public ReadOnlyObjectProperty<Optional<Gates>> gatesProperty() {
        return gates.getReadOnlyProperty();
    }

    /// The pack as the text last said, under the thresholds as they were moved since.
    public ReadOnlyObjectProperty<Optional<PolicyPack>> packProperty() {
        return pack.getReadOnlyProperty();
    }

    /// Counts how often another pack's text took the place of the one before.
    public ReadOnlyIntegerProperty switchesProperty() {
        return switches.getReadOnlyProperty();
    }

    private void look(Source source) {
        long start = System.nanoTime();
        // Asked for only where the pack uses it, so that this stays empty for the others.
        AtomicReference<String> judgedBy = new AtomicReference<>("");
        Supplier<Optional<LearnedModel>> asked =
                () -> {
                    Optional<LearnedModel> given = learned.get();
                    judgedBy.set(given.map(LearnedModel::id).orElse(""));
                    return given;
                };
        Loaded loaded = PackCheck.load(source.name, source.text, bases, asked);
        Check found =
                switch (loaded) {
                    case Loaded.Ready(Gates ready) ->
                            new Check.Good(ready, Duration.ofNanos(System.nanoTime() - start));
                    case Loaded.Broken broken -> new Check.Broken(broken.problems());
                };
        threads.ui().execute(() -> take(source, found, judgedBy.get()));
    }

    private void take(Source source, Check found, String judgedBy) {
        // What is about to be written into the text is looked at then.
        if (source.opened != switches.get()
                || !source.text.equals(text.get())
                || moving.isPresent()) {
            return;
        }
        if (found instanceof Check.Good good) {
            model = judgedBy;
            gates.set(Optional.of(good.gates()));
            pack.set(Optional.of(good.gates().pack()));
        }
        check.set(found);
    }

    private void write(Move move) {
        Optional<String> edited = Optional.of(move.text);
        for (Map.Entry<String, Cut> one : move.cuts.entrySet()) {
            edited =
                    edited.flatMap(
                            t ->
                                    ThresholdEdit.apply(
                                            t,
                                            one.getKey(),
                                            move.now.of(one.getKey()),
                                            one.getValue()));
        }
        Optional<String> all = edited;
        threads.ui().execute(() -> take(move, all));
    }

    private void take(Move move, Optional<String> edited) {
        if (move.opened != switches.get()) {
            return;
        }
        if (edited.isPresent() && !move.text.equals(text.get())) {
            // Something was written meanwhile: the number goes into what stands there now.
            if (moving.equals(Optional.of(move))) {
                offer(new Move(move.opened, text.get(), move.now, move.cuts));
            }
            return;
        }
        boolean isLast = moving.equals(Optional.of(move));
        edited.ifPresentOrElse(text::set, () -> pack.set(gates.get().map(Gates::pack)));
        if (isLast) {
            moving = Optional.empty();
            looking = Optional.empty();
            check();
        }
    }
}

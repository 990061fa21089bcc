package dev.policyplayground.ui.incident;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.incident.Gate;
import dev.policyplayground.incident.HourReplay;
import dev.policyplayground.incident.Lane;
import dev.policyplayground.incident.ReplayEvent;
import dev.policyplayground.ui.fx.Conflater;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;

/// The state of the key incident and what can be done with it: both replays, which run side by
/// side, and the checklist. Knows no control. For use on the FX thread; what can wait is done
/// behind it.
public final class IncidentViewModel {
    private final IncidentParts parts;
    private final FxThreads threads;
    private final KeyViewModel key;
    private final LaneViewModel off;
    private final LaneViewModel on;
    private final ChecklistViewModel checklist = new ChecklistViewModel();
    private final ReadOnlyIntegerWrapper underWay = new ReadOnlyIntegerWrapper();
    // Kept here, because a binding that nothing else holds ends with the next garbage collection.
    private final DoubleBinding progress;
    private final ObservableValue<Boolean> running;
    private final ObservableValue<Boolean> canReplay;
    private Cancellation cancellation = new Cancellation();

    public IncidentViewModel(IncidentParts parts, KeyViewModel key, FxThreads threads) {
        this.parts = parts;
        this.key = key;
        this.threads = threads;
        this.off = new LaneViewModel(Gate.OFF, parts.hour(), parts.key().allowed());
        this.on = new LaneViewModel(Gate.ON, parts.hour(), parts.key().allowed());
        this.progress = share(off.doneProperty(), on.doneProperty());
        this.running = underWay.map(n -> n.intValue() > 0);
        this.canReplay = running.map(yes -> !yes);
    }

    private DoubleBinding share(ReadOnlyIntegerProperty one, ReadOnlyIntegerProperty other) {
        double all = 2.0 * parts.hour().requests().size();
        return Bindings.createDoubleBinding(() -> (one.get() + other.get()) / all, one, other);
    }

    // --- what can be done

    /// Replays the hour with and without the input gate. Does nothing while a replay is under way.
    public void replay() {
        if (underWay.get() > 0) {
            return;
        }
        cancellation = new Cancellation();
        List<LaneViewModel> lanes = List.of(off, on);
        underWay.set(lanes.size());
        for (LaneViewModel lane : lanes) {
            lane.reset(parts.key().allowed());
            Cancellation both = cancellation;
            threads.run(() -> work(lane, both), e -> lane.fail(FaultWords.of(e)));
        }
    }

    /// Stops both replays. What came of them is kept.
    public void cancel() {
        threads.run(cancellation::cancel);
    }

    private void work(LaneViewModel lane, Cancellation both) {
        Conflater<ReplayEvent> events = new Conflater<>(threads, lane::take);
        try (Lane open = parts.bench().open(lane.gate(), both)) {
            threads.ui().execute(() -> lane.begin(open.notKept()));
            new HourReplay(lane.hour(), open).run(events::offer, both);
        } finally {
            threads.ui().execute(() -> underWay.set(underWay.get() - 1));
        }
    }

    // --- what there is to see

    KeyViewModel key() {
        return key;
    }

    LaneViewModel off() {
        return off;
    }

    LaneViewModel on() {
        return on;
    }

    ChecklistViewModel checklist() {
        return checklist;
    }

    public ObservableValue<Boolean> running() {
        return running;
    }

    public ObservableValue<Boolean> canReplay() {
        return canReplay;
    }

    /// How much of both replays is done, 0 to 1.
    DoubleBinding progress() {
        return progress;
    }
}

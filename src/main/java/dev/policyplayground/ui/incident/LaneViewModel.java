package dev.policyplayground.ui.incident;

import dev.policyplayground.incident.Gate;
import dev.policyplayground.incident.HourRequest;
import dev.policyplayground.incident.ReplayEvent;
import dev.policyplayground.incident.Totals;
import dev.policyplayground.incident.TrafficHour;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One replay of the hour as it goes: a row for each request from the beginning, so that nothing
/// moves but the mark where the key is disabled. Knows no control. For use on the FX thread.
public final class LaneViewModel {
    private final Gate gate;
    private final TrafficHour hour;
    private final ObservableList<LaneRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.EMPTY);
    // How many rows that are no requests stand above the request under way.
    private int marks;

    /// How far a replay is.
    enum Phase {
        EMPTY,
        RUNNING,
        FINISHED,
        CANCELLED
    }

    /// What stands around the rows. Immutable.
    ///
    /// @param problem what went wrong, for a person
    record View(
            Phase phase,
            Totals totals,
            int allowed,
            boolean keyDisabled,
            Optional<String> problem) {
        static final View EMPTY = new View(Phase.EMPTY, Totals.NONE, 0, false, Optional.empty());

        View with(Phase next, Totals now) {
            return new View(next, now, allowed, keyDisabled, problem);
        }

        // The first problem is the cause of those after it.
        View because(Optional<String> why) {
            return new View(phase, totals, allowed, keyDisabled, problem.or(() -> why));
        }

        View disabled() {
            return new View(phase, totals, allowed, true, problem);
        }
    }

    LaneViewModel(Gate gate, TrafficHour hour, int allowed) {
        this.gate = gate;
        this.hour = hour;
        reset(allowed);
    }

    Gate gate() {
        return gate;
    }

    TrafficHour hour() {
        return hour;
    }

    ObservableList<LaneRow> rows() {
        return rows;
    }

    /// How many requests have ended.
    ReadOnlyIntegerProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// @param allowed how many strikes disable a key
    void reset(int allowed) {
        marks = 0;
        done.set(0);
        rows.setAll(hour.requests().stream().map(LaneRow.Request::waiting).toList());
        view.set(new View(Phase.EMPTY, Totals.NONE, allowed, false, Optional.empty()));
    }

    /// The replay begins.
    ///
    /// @param notKept why its runs are not kept
    void begin(Optional<String> notKept) {
        view.set(view.get().with(Phase.RUNNING, Totals.NONE).because(notKept));
    }

    void fail(String why) {
        view.set(view.get().with(Phase.CANCELLED, view.get().totals).because(Optional.of(why)));
    }

    void take(List<ReplayEvent> batch) {
        batch.forEach(this::take);
    }

    private void take(ReplayEvent event) {
        switch (event) {
            case ReplayEvent.Started(int index) ->
                    set(index, new LaneRow.Request(request(index), true, Optional.empty(), 0));
            case ReplayEvent.Ended ended -> {
                int strike = ended.struck() ? ended.strikes() : 0;
                set(
                        ended.index(),
                        new LaneRow.Request(
                                request(ended.index()),
                                false,
                                Optional.of(ended.outcome()),
                                strike));
                done.set(ended.index() + 1);
                view.set(view.get().with(Phase.RUNNING, ended.totals()).because(ended.notKept()));
            }
            case ReplayEvent.KeyDisabled(int index) -> {
                rows.add(index + 1, new LaneRow.KeyDisabled());
                marks++;
                view.set(view.get().disabled());
            }
            case ReplayEvent.Finished(Totals totals, boolean cancelled) ->
                    view.set(view.get().with(cancelled ? Phase.CANCELLED : Phase.FINISHED, totals));
        }
    }

    private HourRequest request(int index) {
        return hour.requests().get(index);
    }

    private void set(int index, LaneRow row) {
        rows.set(index + marks, row);
    }
}

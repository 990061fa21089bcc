package dev.policyplayground.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.incident.Gate;
import dev.policyplayground.incident.HourRequest;
import dev.policyplayground.incident.Lane;
import dev.policyplayground.incident.ReplayBench;
import dev.policyplayground.incident.ReplayEvent;
import dev.policyplayground.incident.Totals;
import dev.policyplayground.incident.TrafficHour;
import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.ui.fx.FxThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IncidentViewModelTest {
    private static final TrafficHour HOUR =
            new TrafficHour(
                    "sys",
                    List.of(
                            new HourRequest(1, "one", false),
                            new HourRequest(2, "two", true),
                            new HourRequest(3, "three", false)));

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Key key = new Key();

    private static final class Key implements KeyHealth {
        private int strikes;

        @Override
        public int strikes() {
            return strikes;
        }

        @Override
        public int allowed() {
            return 5;
        }

        @Override
        public boolean isDisabled() {
            return strikes >= 5;
        }

        @Override
        public void rotate() {
            strikes = 0;
        }
    }

    private static Lane broken(Gate gate, Cancellation cancellation) {
        throw new IllegalStateException("no lane for " + gate);
    }

    private IncidentViewModel model(FxThreads threads, ReplayBench bench) {
        return new IncidentViewModel(
                new IncidentParts(key, bench, HOUR), new KeyViewModel(key), threads);
    }

    @Test
    void aReplayThatBreaksSaysSoAndCanBeStartedAgain() {
        List<Throwable> reported = new ArrayList<>();
        IncidentViewModel model =
                model(
                        new FxThreads(Runnable::run, Runnable::run, reported::add),
                        IncidentViewModelTest::broken);
        model.replay();
        assertThat(model.off().viewProperty().get().problem())
                .hasValueSatisfying(
                        p -> assertThat(p).contains(ErrorCode.of(reported.getFirst()).value()));
        assertThat(reported).as("a lane each").hasSize(2);
        assertThat(model.on().viewProperty().get().problem()).isPresent();
        assertThat(model.running().getValue()).isFalse();
        assertThat(model.canReplay().getValue()).isTrue();
    }

    @Test
    void aReplayUnderWayCannotBeStartedAgain() {
        IncidentViewModel model =
                model(new FxThreads(waiting::add, Runnable::run), IncidentViewModelTest::broken);
        model.replay();
        model.replay();
        assertThat(waiting).as("a lane each").hasSize(2);
        assertThat(model.running().getValue()).isTrue();
        assertThat(model.canReplay().getValue()).isFalse();
    }

    @Test
    void theMarkWhereTheKeyIsDisabledStandsBehindItsRequestAndMovesNoOtherRow() {
        LaneViewModel lane = new LaneViewModel(Gate.OFF, HOUR, 1);
        assertThat(lane.rows()).hasSize(3);
        Outcome failed =
                new Outcome.Failed(
                        new ApiFailure(
                                ApiFailure.Kind.PERMISSION, 403, "disabled", Optional.empty()));
        Totals end = new Totals(1, 1, 1, 3, 0);
        lane.begin(Optional.of("not kept"));
        lane.take(
                List.of(
                        new ReplayEvent.Started(1),
                        new ReplayEvent.Ended(1, failed, true, 1, Totals.NONE, Optional.empty()),
                        new ReplayEvent.KeyDisabled(1),
                        new ReplayEvent.Started(2),
                        new ReplayEvent.Ended(2, failed, false, 1, end, Optional.of("later")),
                        new ReplayEvent.Finished(end, false)));
        assertThat(lane.rows())
                .containsExactly(
                        LaneRow.Request.waiting(HOUR.requests().get(0)),
                        new LaneRow.Request(HOUR.requests().get(1), false, Optional.of(failed), 1),
                        new LaneRow.KeyDisabled(),
                        new LaneRow.Request(HOUR.requests().get(2), false, Optional.of(failed), 0));
        assertThat(lane.viewProperty().get())
                .isEqualTo(
                        new LaneViewModel.View(
                                LaneViewModel.Phase.FINISHED,
                                end,
                                1,
                                true,
                                Optional.of("not kept")));
        lane.reset(1);
        assertThat(lane.rows())
                .isEqualTo(HOUR.requests().stream().map(LaneRow.Request::waiting).toList());
    }

    @Test
    void theStateOfTheKeyIsReadAnewAndRotationClearsIt() {
        KeyViewModel view = new KeyViewModel(key);
        key.strikes = 5;
        assertThat(view.stateProperty().get().strikes()).isZero();
        view.refresh();
        assertThat(view.stateProperty().get()).isEqualTo(new KeyViewModel.State(5, 5, true));
        view.rotate();
        assertThat(view.stateProperty().get()).isEqualTo(new KeyViewModel.State(0, 5, false));
    }

    @Test
    void theChecklistIsMarkdownWithWhatIsDoneTicked() {
        ChecklistViewModel checklist = new ChecklistViewModel();
        assertThat(checklist.items()).hasSize(9);
        checklist.items().get(1).done().set(true);
        assertThat(checklist.done()).isEqualTo(1);
        assertThat(checklist.markdown())
                .startsWith("# Key rotation checklist\n\n- [ ] Make a new key")
                .contains("\n- [x] Put it into the secrets store")
                .contains("usersafety@anthropic.com")
                .endsWith(".\n");
    }
}

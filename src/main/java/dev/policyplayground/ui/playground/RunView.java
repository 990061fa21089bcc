package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.Exposure;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunEvent;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.text.KeysInUse;
import dev.policyplayground.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the window shows of the run in the columns. Immutable: each event makes the next one.
///
/// @param release when the user sees the reply; empty while nothing was run
/// @param disclaimer what stands above whatever the user sees of the reply
/// @param releasedTo up to which UTF-16 offset of the reply the user sees it right now
/// @param retracted what the user saw and was taken back, as offsets of the reply
/// @param offTheRecord true when the run was not to be kept
/// @param waiting while the API is asked again after a failure
/// @param judging the layer for which Claude is being asked to judge
/// @param problem why the run could not be made or kept, for a person
public record RunView(
        Phase phase,
        Optional<ReleasePolicy> release,
        Optional<Assessment> input,
        String reply,
        String thinking,
        String disclaimer,
        int releasedTo,
        Optional<Span> retracted,
        Optional<Assessment> output,
        Optional<RunRecord> record,
        boolean offTheRecord,
        Optional<String> problem,
        Optional<Waiting> waiting,
        Optional<Layer> judging) {

    /// The API failed and is asked again.
    ///
    /// @param attempt how many attempts were made so far
    public record Waiting(ApiFailure why, int attempt, Duration pause) {}

    public enum Phase {
        /// Nothing has been run yet.
        EMPTY,
        RUNNING,
        /// The run has ended; whether it is kept is not known yet.
        SAVING,
        FINISHED,
        /// A kept run was opened.
        OPENED
    }

    static final RunView EMPTY = of(Phase.EMPTY, Optional.empty());

    static RunView started(ReleasePolicy release) {
        return of(Phase.RUNNING, Optional.of(release));
    }

    private static RunView of(Phase phase, Optional<ReleasePolicy> release) {
        return new RunView(
                phase,
                release,
                Optional.empty(),
                "",
                "",
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static RunView opened(RunRecord run) {
        Optional<Span> retracted =
                run.leaked() > 0 ? Optional.of(new Span(0, run.leaked())) : Optional.empty();
        return new RunView(
                Phase.OPENED,
                Optional.of(run.release()),
                Optional.of(run.input()),
                run.reply(),
                run.thinking(),
                run.disclaimer(),
                run.releasedTo(),
                retracted,
                run.output(),
                Optional.of(run),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// What the user sees right now.
    public String shown() {
        return RunRecord.shown(disclaimer, reply.substring(0, releasedTo));
    }

    /// What the user had seen of the reply before it was taken back.
    public Optional<Exposure> exposure() {
        return retracted.flatMap(span -> Exposure.of(reply, span.length()));
    }

    RunView failed(String why) {
        return new RunView(
                Phase.FINISHED,
                release,
                input,
                reply,
                thinking,
                disclaimer,
                releasedTo,
                retracted,
                output,
                record,
                offTheRecord,
                Optional.of(why),
                Optional.empty(),
                Optional.empty());
    }

    /// The same run, saved after all. What kept a run from being made stays.
    RunView saved() {
        return new RunView(
                phase,
                release,
                input,
                reply,
                thinking,
                disclaimer,
                releasedTo,
                retracted,
                output,
                record,
                offTheRecord,
                record.isPresent() ? Optional.empty() : problem,
                waiting,
                judging);
    }

    /// The view after a batch of events.
    RunView after(List<RunEvent> events) {
        Builder next = new Builder(this);
        events.forEach(next::take);
        return next.build();
    }

    /// Takes many events without a copy of the texts for each.
    private static final class Builder {
        private Phase phase;
        private final Optional<ReleasePolicy> release;
        private Optional<Assessment> input;
        private final StringBuilder reply;
        private final StringBuilder thinking;
        private String disclaimer;
        private int releasedTo;
        private Optional<Span> retracted;
        private Optional<Assessment> output;
        private Optional<RunRecord> record;
        private boolean offTheRecord;
        private Optional<String> problem;
        private Optional<Waiting> waiting;
        private Optional<Layer> judging;

        Builder(RunView view) {
            phase = view.phase;
            release = view.release;
            input = view.input;
            reply = new StringBuilder(view.reply);
            thinking = new StringBuilder(view.thinking);
            disclaimer = view.disclaimer;
            releasedTo = view.releasedTo;
            retracted = view.retracted;
            output = view.output;
            record = view.record;
            offTheRecord = view.offTheRecord;
            problem = view.problem;
            waiting = view.waiting;
            judging = view.judging;
        }

        void take(RunEvent event) {
            // Whatever comes next ends the waiting.
            waiting = Optional.empty();
            judging = Optional.empty();
            switch (event) {
                case RunEvent.InputJudged(Assessment assessment) -> input = Optional.of(assessment);
                case RunEvent.Disclaimed(String text) -> disclaimer = text;
                case RunEvent.Sent _ -> {}
                case RunEvent.JudgeAsked(Layer side, String _) -> judging = Optional.of(side);
                case RunEvent.Retrying(ApiFailure why, int attempt, Duration wait) ->
                        waiting = Optional.of(new Waiting(why, attempt, wait));
                case RunEvent.ReplyText(String delta) -> reply.append(delta);
                case RunEvent.Thinking(String delta) -> thinking.append(delta);
                case RunEvent.Released released -> releasedTo = released.to();
                case RunEvent.Retracted(int from, int to) -> {
                    releasedTo = from;
                    retracted = Optional.of(new Span(from, to));
                }
                case RunEvent.OutputJudged(Assessment assessment) ->
                        output = Optional.of(assessment);
                case RunEvent.Finished(RunRecord run) -> {
                    record = Optional.of(run);
                    phase = Phase.SAVING;
                }
                case RunEvent.Kept(Receipt receipt) -> {
                    phase = Phase.FINISHED;
                    offTheRecord = receipt instanceof Receipt.Off;
                    if (receipt instanceof Receipt.NotKept(String reason, _)) {
                        problem = Optional.of(reason);
                    }
                }
            }
        }

        RunView build() {
            return new RunView(
                    phase,
                    release,
                    input,
                    KeysInUse.mask(reply.toString()),
                    KeysInUse.mask(thinking.toString()),
                    disclaimer,
                    releasedTo,
                    retracted,
                    output,
                    record,
                    offTheRecord,
                    problem,
                    waiting,
                    judging);
        }
    }
}

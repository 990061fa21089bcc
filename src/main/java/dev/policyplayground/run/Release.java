package dev.policyplayground.run;

import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.policy.Decision;
import java.util.function.Consumer;

/// Follows a reply through the output gate and lets out what the release policy allows. One
/// instance serves one reply; not safe for several threads.
final class Release {
    private final ReleasePolicy policy;
    private final OutputGate.Watch watch;
    private final Consumer<RunEvent> events;
    private final StringBuilder reply = new StringBuilder();
    private int released;
    private int leaked;

    Release(ReleasePolicy policy, OutputGate.Watch watch, Consumer<RunEvent> events) {
        this.policy = policy;
        this.watch = watch;
        this.events = events;
    }

    void text(String delta) {
        reply.append(delta);
        events.accept(new RunEvent.ReplyText(delta));
        int cleared = watch.append(delta);
        boolean allowed = watch.decision() == Decision.ALLOW;
        switch (policy) {
            case ReleasePolicy.HoldAll _ -> {
                // until settle
            }
            case ReleasePolicy.HoldSentence _ when allowed -> releaseTo(cleared);
            case ReleasePolicy.HoldWindow(int characters) when allowed ->
                    releaseTo(wholeCharacters(reply.length() - characters));
            case ReleasePolicy.CheckAfter _ -> releaseTo(wholeCharacters(reply.length()));
            case ReleasePolicy.HoldSentence _, ReleasePolicy.HoldWindow _ -> {
                // what is not allowed is not let out
            }
        }
    }

    String reply() {
        return reply.toString();
    }

    OutputGate.Watch watch() {
        return watch;
    }

    /// Lets the rest out, or takes back what was let out, as the outcome says.
    ///
    /// @return what the user is left with
    String settle(Outcome outcome) {
        switch (outcome) {
            case Outcome.Surfaced _, Outcome.DeclinedByModel _ -> releaseTo(reply.length());
            case Outcome.RefusedByApi _,
                    Outcome.WithheldAtOutput _,
                    Outcome.HeldForReview _,
                    Outcome.StoppedByBudget _,
                    Outcome.BlockedAtInput _ ->
                    retract();
            // What a user has read of a reply that broke off stays, as long as it was all judged
            // and allowed.
            case Outcome.Cancelled _, Outcome.Failed _ -> {
                if (watch.decision() != Decision.ALLOW) {
                    retract();
                }
            }
        }
        return reply.substring(0, released);
    }

    // Half of a surrogate pair is no character yet.
    private int wholeCharacters(int end) {
        boolean halved = end > 0 && Character.isHighSurrogate(reply.charAt(end - 1));
        return halved ? end - 1 : end;
    }

    int leaked() {
        return leaked;
    }

    private void releaseTo(int end) {
        if (end > released) {
            events.accept(new RunEvent.Released(released, end));
            released = end;
        }
    }

    private void retract() {
        if (released > 0) {
            events.accept(new RunEvent.Retracted(0, released));
            leaked = released;
            released = 0;
        }
    }
}

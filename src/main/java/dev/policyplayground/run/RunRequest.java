package dev.policyplayground.run;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to run. Immutable.
///
/// @param stream true to ask the API for a stream, false for one answer
/// @param resent the content of a paused turn, sent back as it came so that the API goes on
public record RunRequest(
        Draft draft, ReleasePolicy release, boolean stream, Optional<JsonNode> resent) {

    public RunRequest(Draft draft, ReleasePolicy release, boolean stream) {
        this(draft, release, stream, Optional.empty());
    }

    /// The request that goes on where the paused `run` stopped; empty when it did not pause.
    ///
    /// @param before what was resent already, when the turn was paused before
    public static Optional<RunRequest> goingOn(
            RunRecord run, Optional<JsonNode> before, boolean stream) {
        List<JsonNode> all = new ArrayList<>();
        before.ifPresent(content -> all.addAll(content.items()));
        all.addAll(JsonNode.parseOrMissing(run.answered().json()).get("content").items());
        return run.notes().contains(Note.PAUSED) && !all.isEmpty()
                ? Optional.of(
                        new RunRequest(
                                run.draft(),
                                run.release(),
                                stream,
                                Optional.of(JsonNode.array(all))))
                : Optional.empty();
    }
}

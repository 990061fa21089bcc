package dev.policyplayground.session;

import dev.policyplayground.prompt.Draft;
import java.time.Instant;
import java.util.Map;

/// What a window was writing. Immutable.
///
/// @param release the release policy's code
/// @param variables the values of the draft's variables
/// @param at when it was kept
/// @param isClosed true when the window was closed; false while it is open, or after a crash
public record SavedDraft(
        Draft draft, String release, Map<String, String> variables, Instant at, boolean isClosed) {
    public SavedDraft {
        variables = Map.copyOf(variables);
    }

    /// What an open window holds at `at`.
    public static SavedDraft open(
            Draft draft, String release, Map<String, String> variables, Instant at) {
        return new SavedDraft(draft, release, variables, at, false);
    }

    /// True when something was being written.
    public boolean hasText() {
        return !(draft.system().isBlank() && draft.prompt().isBlank() && draft.earlier().isEmpty());
    }

    public SavedDraft closed() {
        return new SavedDraft(draft, release, variables, at, true);
    }
}

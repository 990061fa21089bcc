package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.ui.fx.FileChoice;
import java.util.Optional;

/// What the list of kept runs works with. Immutable.
///
/// @param kept where runs are kept; empty when they cannot be
/// @param files asks for files
public record SessionsParts(Optional<Kept> kept, FileChoice files) {
    /// Kept runs: reading them, changing what is around them, taking in others, and people's labels
    /// of them.
    public record Kept(
            RunArchive archive, RunEdits edits, RunImport.Shelf shelf, RunLabels labels) {}
}

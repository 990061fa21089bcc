package dev.policyplayground.ui.policies;

/// A row of the list of packs. Immutable.
///
/// @param title the file's name, or the bundled pack's title
/// @param isInForce whether it judges in the playground
/// @param isEdited whether an edit of it is not saved
public record PackRow(PackPlace place, String title, boolean isInForce, boolean isEdited) {}

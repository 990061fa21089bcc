package dev.policyplayground.ui.policies;

/// A row of the list of packs. Immutable.
///
/// @param isInForce whether it judges in the playground
/// @param isEdited whether an edit of it is not saved
public record PackRow(PackPlace place, boolean isInForce, boolean isEdited) {}

package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.policy.PolicyPack;

/// The input gate's verdict on the draft as it was at one revision. Immutable.
///
/// @param text the turn in focus, its variables filled
/// @param pack the pack it was judged by
public record LiveVerdict(long revision, String text, PolicyPack pack, Assessment assessment) {}

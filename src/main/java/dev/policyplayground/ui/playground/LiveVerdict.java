package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Assessment;

/// The input gate's verdict on the prompt as it was at one revision of the editor. Immutable.
public record LiveVerdict(long revision, String text, Assessment assessment) {}

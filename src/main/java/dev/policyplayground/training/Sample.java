package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.TextFeatures;

/// A text to learn from. Immutable.
///
/// @param set the set it belongs to; sets count the same, however large they are
/// @param positive true when it is what is looked for
/// @param features of the text or, for a reply, of the reply
record Sample(String id, String set, boolean positive, TextFeatures features) {}

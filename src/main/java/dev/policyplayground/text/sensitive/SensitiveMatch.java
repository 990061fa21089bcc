package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.Span;

/// One thing that [SensitiveData] found. Immutable.
///
/// @param span where it stands in the text as written, in UTF-16 units
/// @param isEvident true when its shape or checksum says it all; false when it needs a word nearby
///   that says what it is, as bare digits do
/// @param isCutShort true when the text ends within it, so that only its beginning stands there
public record SensitiveMatch(
        SensitiveKind kind, Span span, boolean isEvident, boolean isCutShort) {}

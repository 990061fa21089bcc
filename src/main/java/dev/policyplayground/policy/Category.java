package dev.policyplayground.policy;

/// One kind of harm that a pack names. Immutable.
///
/// @param id as in verdicts and exports, such as `aup.cyber`
/// @param title a few words for a person
/// @param isMasked true when what its findings point at must not be kept as it stands
/// @param about one line that paraphrases the standard it stands for
public record Category(String id, String title, String about, boolean isMasked) {}

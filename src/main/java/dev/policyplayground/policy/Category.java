package dev.policyplayground.policy;

import java.util.Optional;

/// One kind of harm that a pack names. Immutable.
///
/// @param id as in verdicts and exports, such as `aup.cyber`
/// @param title a few words for a person
/// @param about one line that paraphrases the standard it stands for
/// @param isMasked true when what its findings point at must not be kept as it stands
/// @param countsInDocuments true when evidence in a document or a tool's result counts in full;
///   else it counts half, like evidence in earlier turns
/// @param disclaimer what the user reads above a reply when this category asks for review: such a
///   reply is not held, but shown with these words and marked for a person
public record Category(
        String id,
        String title,
        String about,
        boolean isMasked,
        boolean countsInDocuments,
        Optional<String> disclaimer) {}

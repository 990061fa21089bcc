package dev.policyplayground.policy;

import java.util.Optional;

/// An example that stands in the pack and must hold whenever the pack is checked. Immutable.
///
/// @param prompt the prompt that goes with a reply under test; empty for the input layer
/// @param document the text of a document that stands in the conversation before the prompt; empty
///   for none
/// @param category when given, the category that must have asked for the decision
/// @param line where the test stands in its file, from 1
/// @param source the name of that file
public record InlineTest(
        Layer layer,
        String prompt,
        String document,
        String text,
        Decision expect,
        Optional<String> category,
        int line,
        String source) {}

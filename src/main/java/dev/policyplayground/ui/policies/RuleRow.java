package dev.policyplayground.ui.policies;

/// What one rule found and took on the saved runs. Immutable.
///
/// @param rule its id; empty for what all rules share
/// @param category the category's title
/// @param line where it stands, from 1; 0 for none in this file
/// @param prompts in how many sentences of saved prompts it fired
/// @param replies the same for replies
/// @param micros its own share for one text, on average, in microseconds
public record RuleRow(
        String rule, String category, int line, long prompts, long replies, double micros) {}

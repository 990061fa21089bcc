package dev.policyplayground.ui.shell;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.playground.PlaygroundParts;
import java.util.Optional;

/// What the window's screens work with, a part each. Immutable.
///
/// @param prompts empty when the database cannot be opened
/// @param files asks for files
public record ShellParts(
        PlaygroundParts playground, Optional<PromptLibrary> prompts, FileChoice files) {}

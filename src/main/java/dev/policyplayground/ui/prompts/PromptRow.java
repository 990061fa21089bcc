package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;
import java.util.Optional;

/// A row of the list of prompts. Immutable.
///
/// @param newest empty while the prompt was never saved
/// @param isEdited whether an edit of any of its versions is not saved
public record PromptRow(String name, Optional<PromptVersion> newest, boolean isEdited) {}

package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;

/// A row of the list of versions. Immutable.
///
/// @param isEdited whether an edit of it is not saved
public record VersionRow(PromptVersion version, boolean isEdited) {
    private static final int BEGINNING = 120;

    /// Its first words, on one line.
    public String beginning() {
        String text = version.text();
        String start = text.substring(0, Math.min(text.length(), 2 * BEGINNING));
        String line = start.strip().replaceAll("\\s+", " ");
        return line.length() > BEGINNING ? line.substring(0, BEGINNING) : line;
    }
}

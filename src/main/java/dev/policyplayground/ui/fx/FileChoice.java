package dev.policyplayground.ui.fx;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file. For use on the FX thread.
public interface FileChoice {
    /// Where to save; empty when the person changed their mind.
    Optional<Path> toSave(String title, String suggestedName);

    /// What to open; empty when the person changed their mind.
    Optional<Path> toOpen(String title);
}

package dev.policyplayground.ui.fx;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file. A port, so that a screen can be tested without a dialog. For use on
/// the FX thread.
public interface FileChoice {
    /// @return where to save; empty when nothing was chosen
    Optional<Path> toSave(String title, String suggestedName);

    /// @return the file to read; empty when nothing was chosen
    Optional<Path> toOpen(String title);
}

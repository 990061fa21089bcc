package dev.policyplayground.ui.fx;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file. For use on the FX thread; tests answer for the person.
public interface FileChoice {
    /// Where to write; empty when the person thinks better of it.
    Optional<Path> toSave(String title, String suggestedName);

    /// What to read; empty when the person thinks better of it.
    Optional<Path> toOpen(String title);
}

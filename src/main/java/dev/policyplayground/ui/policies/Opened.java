package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackFiles.Stamp;
import java.util.Optional;

/// The pack that is shown, as it was read. Immutable.
///
/// @param source the file's name, as messages give it
/// @param saved the text on the disk; an edit differs from it
/// @param stamp the file's when it was read; empty for the bundled pack and a file that is gone
public record Opened(PackPlace place, String source, String saved, Optional<Stamp> stamp) {
    Opened with(String text, Optional<Stamp> newStamp) {
        return new Opened(place, source, text, newStamp);
    }
}

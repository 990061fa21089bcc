package dev.policyplayground.ui.shell;

import dev.policyplayground.settings.Preferences;
import java.util.function.Consumer;

/// Keeps what the window should remember. Does not block.
public interface PreferenceKeeper {
    /// @param told on the FX thread, whether it could be kept; not told when a newer change
    ///   overtook this one
    void keep(Preferences preferences, Consumer<Boolean> told);
}

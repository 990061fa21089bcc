package dev.policyplayground.ui.policies;

import dev.policyplayground.run.TwoLayerRun.Layers;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The pack that judges in the playground, and the way to put another in its place. For use on the
/// FX thread.
public interface PackInForce {
    ObservableValue<Layers> layers();

    /// What the pack in force was read from: a file, or the id of a bundled one; empty for the
    /// default.
    Optional<Path> named();

    /// The pack that judges from the next start on, as the settings name it; empty for the default.
    Optional<Path> atStart();

    /// Puts a pack in force at once, and for the next start.
    ///
    /// @param named what it was read from: a file, or the id of a bundled one; empty for the
    ///   default
    void use(Layers layers, Optional<Path> named);
}

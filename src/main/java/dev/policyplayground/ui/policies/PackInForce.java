package dev.policyplayground.ui.policies;

import dev.policyplayground.run.TwoLayerRun.Layers;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The pack that judges in the playground, and the way to put another in its place. For use on the
/// FX thread.
public interface PackInForce {
    ObservableValue<Layers> layers();

    /// What the pack in force was read from; empty for the bundled one.
    Optional<Path> file();

    /// The pack that judges from the next start on, as the settings have it; empty for the bundled
    /// one.
    Optional<Path> atStart();

    /// Puts a pack in force at once, and for the next start.
    ///
    /// @param file what it was read from; empty for the bundled one
    void use(Layers layers, Optional<Path> file);
}

package dev.policyplayground.ui.shell;

import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.policies.PackInForce;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The pack in force: the playground's now, the settings' at the next start. For use on the FX
/// thread.
record PlaygroundPack(ShellViewModel shell, PlaygroundViewModel playground) implements PackInForce {
    @Override
    public ObservableValue<Layers> layers() {
        return playground.layersProperty();
    }

    @Override
    public Optional<Path> named() {
        return playground.packs().file().map(Path::of);
    }

    @Override
    public Optional<Path> atStart() {
        return shell.preferencesProperty().get().policyPack().map(Path::of);
    }

    @Override
    public void use(Layers layers, Optional<Path> named) {
        playground.packs().use(layers, named);
        shell.change(p -> p.withPolicyPack(named.map(Path::toString)));
    }
}

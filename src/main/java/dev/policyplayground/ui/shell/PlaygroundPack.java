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
    public Optional<Path> file() {
        return playground.packFile();
    }

    @Override
    public Optional<Path> atStart() {
        return shell.preferencesProperty().get().policyPack().map(Path::of);
    }

    @Override
    public void use(Layers layers, Optional<Path> file) {
        playground.usePack(layers, file);
        shell.change(p -> p.withPolicyPack(file.map(this::kept)));
    }

    // A bundled pack is kept by its id, a file by its whole path.
    private String kept(Path named) {
        boolean isBundled = playground.parts().bundled().stream().anyMatch(b -> b.isNamed(named));
        return isBundled ? named.toString() : named.toAbsolutePath().normalize().toString();
    }
}

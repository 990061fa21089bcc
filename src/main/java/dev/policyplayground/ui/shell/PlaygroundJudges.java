package dev.policyplayground.ui.shell;

import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.training.JudgingPack;
import java.nio.file.Path;
import java.util.Optional;

/// The pack that judges in the playground, on both sides of a comparison. For use on the FX thread.
record PlaygroundJudges(PlaygroundViewModel playground) implements JudgingPack {
    @Override
    public boolean usesLearnedJudge() {
        return playground.layersProperty().get().pack().learnedJudge().use();
    }

    @Override
    public Optional<Path> named() {
        return playground.packs().file().map(Path::of);
    }

    @Override
    public void renew(Layers layers) {
        playground.packs().renew(layers);
        playground.packs().renew(playground.compare().layersProperty());
    }
}

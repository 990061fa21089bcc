package dev.policyplayground.ui.training;

import dev.policyplayground.run.TwoLayerRun.Layers;
import java.nio.file.Path;
import java.util.Optional;

/// The pack that judges in the playground, which the learned judge is a part of. For use on the FX
/// thread.
public interface JudgingPack {
    /// False when the pack has no learned judge: then training changes no verdict of it.
    boolean usesLearnedJudge();

    /// What it was read from: a file, or the id of a bundled one; empty for the default.
    Optional<Path> named();

    /// Puts the same pack in its place, with another learned judge.
    void renew(Layers layers);
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.usage.Provider;

/// Which engine a run needs. Immutable.
///
/// @param keep false for a run that is off the record
public record EngineChoice(Provider provider, Layers layers, boolean keep) {}

package dev.policyplayground.ui.playground;

import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.run.TwoLayerRun.Layers;

/// Which engine a run needs. Immutable.
///
/// @param keep false for a run that is off the record
public record EngineChoice(ReplyChoice replies, Layers layers, boolean keep) {}

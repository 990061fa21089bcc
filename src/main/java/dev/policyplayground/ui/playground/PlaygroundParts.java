package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the playground works with. Immutable.
///
/// @param layers both gates and their pack
/// @param engine the engine for a provider; may block, so never called on the FX thread
/// @param archive the kept runs; empty when they cannot be kept, and then `noArchive` says why
/// @param liveUnavailable why LIVE cannot be chosen; empty when it can
public record PlaygroundParts(
        Layers layers,
        Function<Provider, TwoLayerRun> engine,
        Optional<RunArchive> archive,
        String noArchive,
        ModelCatalog catalog,
        List<Example> examples,
        String session,
        Optional<String> liveUnavailable) {}

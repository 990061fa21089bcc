package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.snippet.CallCode;
import dev.policyplayground.ui.fx.FileChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the playground works with. Immutable.
///
/// @param layers both gates and the pack that is in force at first
/// @param packFile what that pack was read from, or its id; empty for the default one
/// @param engine the engine for a choice; may block, so never called on the FX thread
/// @param archive the kept runs; empty when they cannot be kept, and then `noArchive` says why
/// @param apiVersion the version that calls are made with right now
/// @param bundled the packs that ship with the program
/// @param openPack reads a pack from a file, or the bundled pack of that id; may wait. A file that
///   cannot be read is a broken pack
/// @param code writes a call as a program
/// @param files asks for files
/// @param drafts keeps what is being written
/// @param unsaved the runs that could not be saved
/// @param liveUnavailable why LIVE cannot be chosen at first; empty when it can
/// @param clock the time, and the zone that times are shown in
/// @param network what is asked of the network beside runs
public record PlaygroundParts(
        Layers layers,
        Optional<Path> packFile,
        Function<EngineChoice, TwoLayerRun> engine,
        Optional<RunArchive> archive,
        String noArchive,
        ModelCatalog catalog,
        Supplier<ApiVersion> apiVersion,
        List<Example> examples,
        List<BundledPack> bundled,
        Function<Path, PackCheck.Loaded> openPack,
        CallCode code,
        FileChoice files,
        DraftShelf drafts,
        Unsaved unsaved,
        String session,
        Optional<String> liveUnavailable,
        Clock clock,
        Network network) {}

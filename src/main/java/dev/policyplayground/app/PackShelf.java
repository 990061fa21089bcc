package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.policy.BasePacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The policy packs: those that ship with the program, by id, and files. A file may build on a
/// bundled pack or on a file beside it, and on nothing else. Immutable, safe from any thread.
final class PackShelf implements BasePacks {
    // No file's path ends so, and none is mistaken for a bundled pack that it builds on.
    private static final String BUNDLED = " (bundled)";
    // By the id of the model. Gates are immutable.
    private static final Map<String, PackCheck.Loaded> COMPILED = new ConcurrentHashMap<>();

    private final List<BundledPack> packs;
    private final Supplier<Optional<LearnedModel>> learned;

    /// With the learned judge as it ships.
    PackShelf() {
        this(() -> Optional.of(Models.shipped()));
    }

    /// @param learned the model that judges where a pack wants a learned judge
    PackShelf(Supplier<Optional<LearnedModel>> learned) {
        this.learned = learned;
        try {
            packs = BundledPack.parse(Assets.text("policies/index.json"));
        } catch (JsonFault e) {
            throw new IllegalStateException(e);
        }
    }

    List<BundledPack> packs() {
        return packs;
    }

    /// @param named the id of a bundled pack, or a file; empty for the pack that judges by default
    /// @throws CommandFault when there is no such file, or it cannot be read
    PackCheck.Loaded load(Optional<Path> named) {
        if (named.isEmpty()) {
            return loadBundled(BundledPack.DEFAULT);
        }
        Path path = named.get();
        if (packs.stream().anyMatch(p -> p.isNamed(path))) {
            return loadBundled(path.toString());
        }
        try {
            return PackCheck.load(path.toString(), Files.readString(path), this, learned);
        } catch (NoSuchFileException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "there is no policy pack "
                            + path
                            + "; the bundled ones are "
                            + String.join(", ", bundled()));
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "the policy pack " + path + " cannot be read; it must be UTF-8 text");
        }
    }

    // The pack that judges by default is compiled once for each model that may judge with it.
    private PackCheck.Loaded loadBundled(String id) {
        Text pack = text(id);
        if (!id.equals(BundledPack.DEFAULT)) {
            return PackCheck.load(pack.source(), pack.text(), this, learned);
        }
        return COMPILED.computeIfAbsent(
                learned.get().map(LearnedModel::id).orElse(""),
                _ -> PackCheck.load(pack.source(), pack.text(), this, learned));
    }

    /// The model that judges where a pack wants a learned judge.
    Supplier<Optional<LearnedModel>> learned() {
        return learned;
    }

    @Override
    public Optional<Text> find(String name, String from) {
        if (bundled().contains(name)) {
            return Optional.of(text(name));
        }
        if (from.endsWith(BUNDLED)) {
            return Optional.empty();
        }
        try {
            Path named = Path.of(name);
            // A pack from elsewhere must not make the program open just any file.
            if (named.isAbsolute() || named.getNameCount() != 1 || name.startsWith(".")) {
                return Optional.empty();
            }
            Path beside = Path.of(from).resolveSibling(named);
            return Optional.of(new Text(beside.toString(), Files.readString(beside)));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> bundled() {
        return packs.stream().map(BundledPack::id).toList();
    }

    private static Text text(String id) {
        return new Text(id + ".yaml" + BUNDLED, Assets.text("policies/" + id + ".yaml"));
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.fx.FxThreads;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The packs that can be chosen, and the one in force. Knows no control. For use on the FX thread;
/// packs are read behind it.
public final class ChosenPacks {
    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final ObservableList<Layers> opened = FXCollections.observableArrayList();
    private final ObjectProperty<Layers> inForce;
    // What each opened pack was read from: a file, or the id of a bundled one.
    private final Map<String, String> names = new HashMap<>();

    ChosenPacks(PlaygroundParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
        Layers first = parts.layers();
        keep(first, parts.packFile().map(Path::toString).orElse(BundledPack.DEFAULT));
        inForce = new SimpleObjectProperty<>(first);
    }

    /// Both gates and the pack in force.
    public ObjectProperty<Layers> inForce() {
        return inForce;
    }

    List<BundledPack> bundled() {
        return parts.bundled();
    }

    /// The packs that were read from files.
    List<Layers> files() {
        return opened.stream().filter(p -> !isBundled(nameOf(p))).toList();
    }

    /// Puts a pack in force; what was read under the same name before is no longer offered.
    ///
    /// @param named a file, or the id of a bundled pack; empty for the default one
    public void use(Layers layers, Optional<Path> named) {
        String name =
                named.map(Path::toString)
                        .map(n -> isBundled(n) ? n : Path.of(n).toAbsolutePath().toString())
                        .orElse(BundledPack.DEFAULT);
        opened.removeIf(p -> nameOf(p).equals(name));
        keep(layers, name);
        inForce.set(layers);
    }

    /// Puts the pack in force anew, since something beside its text judges otherwise now; packs
    /// that were opened before are read again.
    public void renew(Layers layers) {
        Optional<Path> named = file().map(Path::of);
        List<Layers> before = List.copyOf(opened);
        use(layers, named);
        for (Layers old : before) {
            boolean isStale = opened.remove(old);
            if (isStale && !isBundled(nameOf(old))) {
                open(Path.of(nameOf(old)), _ -> {}, _ -> {});
            }
        }
    }

    /// Reads the pack that `shown` holds again, and puts it there.
    public void renew(ObjectProperty<Layers> shown) {
        open(Path.of(nameOf(shown.get())), shown::set, _ -> {});
    }

    /// Reads a pack and hands it over; one that was read before as a bundled one is taken at once.
    ///
    /// @param named a file, or the id of a bundled pack
    /// @param ready takes the pack
    /// @param broken takes what is wrong with it, and then nothing changes
    void open(Path named, Consumer<Layers> ready, Consumer<Loaded.Broken> broken) {
        Optional<Layers> known =
                opened.stream()
                        .filter(p -> isBundled(nameOf(p)) && nameOf(p).equals(named.toString()))
                        .findFirst();
        if (known.isPresent()) {
            ready.accept(known.get());
            return;
        }
        threads.run(
                () -> {
                    Loaded loaded = parts.openPack().apply(named);
                    threads.ui().execute(() -> take(loaded, named, ready, broken));
                });
    }

    private void take(
            Loaded loaded, Path named, Consumer<Layers> ready, Consumer<Loaded.Broken> broken) {
        switch (loaded) {
            case Loaded.Ready(Gates gates) -> {
                Layers layers = new Layers(gates.pack(), gates.input(), gates.output());
                keep(layers, named.toString());
                ready.accept(layers);
            }
            case Loaded.Broken problems -> broken.accept(problems);
        }
    }

    private void keep(Layers layers, String name) {
        opened.removeIf(p -> p.pack().hash().equals(layers.pack().hash()));
        opened.add(layers);
        names.put(layers.pack().hash(), name);
    }

    /// What `--policy` calls the pack in force: a file, or the id of a bundled one; empty for the
    /// default one.
    public Optional<String> file() {
        return Optional.of(nameOf(inForce.get())).filter(n -> !n.equals(BundledPack.DEFAULT));
    }

    private String nameOf(Layers layers) {
        return names.getOrDefault(layers.pack().hash(), BundledPack.DEFAULT);
    }

    private boolean isBundled(String name) {
        return name.equals(BundledPack.DEFAULT)
                || parts.bundled().stream().anyMatch(p -> p.id().equals(name));
    }
}

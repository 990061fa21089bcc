package dev.policyplayground.ui.playground;

import dev.policyplayground.run.TwoLayerRun.Layers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The packs that can be chosen, and the one in force. Knows no control. For use on the FX thread.
final class ChosenPacks {
    private final ObservableList<Layers> all = FXCollections.observableArrayList();
    private final ObjectProperty<Layers> inForce;
    private final Map<String, String> files = new HashMap<>();

    /// @param file what `first` was read from; empty for the bundled pack
    ChosenPacks(Layers first, Optional<Path> file) {
        all.add(first);
        file.ifPresent(f -> remember(first, f));
        inForce = new SimpleObjectProperty<>(first);
    }

    ObservableList<Layers> all() {
        return all;
    }

    ObjectProperty<Layers> inForce() {
        return inForce;
    }

    /// Puts a pack that was read from a file among those that can be chosen.
    void add(Layers opened, Path file) {
        all.removeIf(p -> p.pack().hash().equals(opened.pack().hash()));
        all.add(opened);
        remember(opened, file);
    }

    /// Puts a pack in force; one that was read from the same file before is no longer offered.
    ///
    /// @param file what it was read from; empty for the bundled one
    void use(Layers layers, Optional<Path> file) {
        file.ifPresent(
                f -> {
                    String path = f.toAbsolutePath().toString();
                    all.removeIf(p -> path.equals(files.get(p.pack().hash())));
                    add(layers, f);
                });
        if (file.isEmpty() && all.stream().noneMatch(p -> isSame(p, layers))) {
            all.addFirst(layers);
        }
        inForce.set(layers);
    }

    private static boolean isSame(Layers one, Layers other) {
        return one.pack().hash().equals(other.pack().hash());
    }

    private void remember(Layers layers, Path file) {
        files.put(layers.pack().hash(), file.toAbsolutePath().toString());
    }

    /// The file that the pack in force was read from; empty for the bundled one.
    Optional<String> file() {
        return Optional.ofNullable(files.get(inForce.get().pack().hash()));
    }
}

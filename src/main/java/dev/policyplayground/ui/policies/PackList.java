package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.ui.fx.FxThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which packs there are: the bundled ones, those of the data folder, and those that judge or are
/// shown from elsewhere. For use on the FX thread; the folder is read behind it.
final class PackList {
    private final PoliciesParts parts;
    private final PackInForce inForce;
    private final OpenPackViewModel open;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<List<PackRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<PackPlace> places = List.of(PackPlace.DEFAULT);

    PackList(PoliciesParts parts, PackInForce inForce, OpenPackViewModel open, FxThreads threads) {
        this.parts = parts;
        this.inForce = inForce;
        this.open = open;
        this.threads = threads;
        open.editedProperty().addListener((_, _, _) -> list());
        open.openedProperty().addListener((_, _, _) -> list());
        inForce.layers().addListener((_, _, _) -> list());
    }

    /// Reads the folder afresh; the first time, the pack in force is shown.
    void load() {
        threads.run(
                () -> {
                    List<Path> found = found();
                    threads.ui().execute(() -> take(found));
                });
    }

    void add(PackPlace place) {
        List<PackPlace> more = new ArrayList<>(places);
        more.add(place);
        places = more;
        list();
    }

    PackPlace inForce() {
        return PackPlace.named(inForce.named(), parts.bundled());
    }

    /// The bundled packs first.
    ReadOnlyObjectProperty<List<PackRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    private List<Path> found() {
        try {
            return parts.files().all();
        } catch (IOException _) {
            return List.of();
        }
    }

    private void take(List<Path> found) {
        Stream<PackPlace> elsewhere =
                Stream.of(inForce(), PackPlace.named(inForce.atStart(), parts.bundled()));
        Stream<PackPlace> shown = open.openedProperty().get().map(Opened::place).stream();
        places =
                Stream.of(
                                parts.bundled().stream().map(p -> PackPlace.bundled(p.id())),
                                found.stream().map(PackPlace::of),
                                elsewhere,
                                shown)
                        .flatMap(s -> s)
                        .distinct()
                        .toList();
        list();
        if (open.openedProperty().get().isEmpty()) {
            open.open(inForce());
        }
    }

    private void list() {
        PackPlace judges = inForce();
        Set<PackPlace> edits = open.edits();
        rows.set(
                places.stream()
                        .map(p -> new PackRow(p, title(p), p.equals(judges), edits.contains(p)))
                        .toList());
    }

    private String title(PackPlace place) {
        return parts.bundled().stream()
                .filter(p -> place.isBundled() && p.id().equals(place.name()))
                .map(BundledPack::title)
                .findFirst()
                .orElse(place.name());
    }
}

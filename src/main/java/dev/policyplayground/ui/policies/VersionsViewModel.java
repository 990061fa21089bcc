package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackVersion;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import dev.policyplayground.ui.parts.DiffText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The saved versions of the shown pack, and what the text has that the chosen one had not. For use
/// on the FX thread; reading and comparing are done behind it.
public final class VersionsViewModel {
    private final PackTextViewModel text;
    private final PoliciesParts parts;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<List<PackVersion>> versions =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<PackVersion>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DiffText>> diff =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Pair> latest;
    private Optional<PackPlace> shown = Optional.empty();
    private Optional<Pair> wanted = Optional.empty();
    private boolean isActive;

    private record Pair(String before, String after) {}

    VersionsViewModel(
            PackTextViewModel text,
            OpenPackViewModel open,
            PoliciesParts parts,
            FxThreads threads) {
        this.text = text;

        this.parts = parts;
        this.threads = threads;
        latest =
                new Latest<>(
                        threads,
                        pair -> {
                            DiffText made = DiffText.of(pair.before, pair.after);
                            threads.ui().execute(() -> take(pair, made));
                        },
                        (pair, _) -> forget(pair));
        open.openedProperty().addListener((_, _, now) -> load(now.map(Opened::place)));
        text.checkProperty().addListener((_, _, _) -> compare());
    }

    /// Newest first.
    public ReadOnlyObjectProperty<List<PackVersion>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /// The version that the text is compared with.
    public ReadOnlyObjectProperty<Optional<PackVersion>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Empty while it is not known.
    public ReadOnlyObjectProperty<Optional<DiffText>> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    public void choose(PackVersion version) {
        chosen.set(Optional.of(version));
        compare();
    }

    /// Puts the chosen version's text in the editor, as an edit that undo takes back.
    public void restore() {
        chosen.get()
                .ifPresent(
                        version -> {
                            text.textProperty().set(version.text());
                            text.check();
                        });
    }

    /// Comparing costs time: it is done only while someone looks.
    public void setActive(boolean active) {
        isActive = active;
        compare();
    }

    /// Reads the versions again.
    void reload() {
        load(shown);
    }

    private void load(Optional<PackPlace> place) {
        if (!place.equals(shown)) {
            shown = place;
            versions.set(List.of());
            chosen.set(Optional.empty());
            diff.set(Optional.empty());
            // The same pair may be asked for again when this pack comes back.
            wanted = Optional.empty();
        }
        Optional<Path> file = place.flatMap(PackPlace::file);
        if (file.isPresent() && parts.versions().isPresent()) {
            threads.run(() -> read(place, file.get()));
        }
    }

    private void read(Optional<PackPlace> place, Path file) {
        try {
            List<PackVersion> found = parts.versions().orElseThrow().of(parts.files().key(file));
            threads.ui().execute(() -> show(place, found));
        } catch (StorageException _) {
            threads.ui().execute(() -> show(place, List.of()));
        }
    }

    private void show(Optional<PackPlace> place, List<PackVersion> found) {
        if (place.equals(shown) && !found.equals(versions.get())) {
            versions.set(found);
            chosen.set(chosen.get().filter(found::contains).or(() -> found.stream().findFirst()));
            compare();
        }
    }

    private void compare() {
        Optional<Pair> pair =
                chosen.get()
                        .filter(_ -> isActive)
                        .map(v -> new Pair(v.text(), text.textProperty().get()));
        if (pair.isPresent() && !pair.equals(wanted)) {
            wanted = pair;
            diff.set(Optional.empty());
            latest.offer(pair.get());
        }
    }

    // The same pair may be asked for again.
    private void forget(Pair pair) {
        if (wanted.filter(pair::equals).isPresent()) {
            wanted = Optional.empty();
        }
    }

    private void take(Pair pair, DiffText made) {
        if (wanted.filter(pair::equals).isPresent()) {
            diff.set(Optional.of(made));
        }
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackFiles.Reading;
import dev.policyplayground.library.PackFiles.Stamp;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.ui.fx.FxThreads;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which pack is shown, and whether its text is what stands on the disk. Edits that are not saved
/// stay with their pack as long as the window. For use on the FX thread; files are read behind it.
public final class OpenPackViewModel {
    // The bundled pack has no file.
    private static final Stamp NONE = new Stamp(0, 0);

    private final PackTextViewModel text;
    private final BasePacks bases;
    private final FxThreads threads;
    private final Map<PackPlace, Draft> drafts = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Reading>> onDisk =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private PackPlace wanted = PackPlace.DEFAULT;

    private record Draft(String text, Opened opened) {}

    OpenPackViewModel(PackTextViewModel text, BasePacks bases, FxThreads threads) {
        this.text = text;
        this.bases = bases;
        this.threads = threads;
        text.textProperty().addListener((_, _, _) -> refresh());
    }

    /// Shows a pack; what was edited of the one before is kept.
    void open(PackPlace place) {
        wanted = place;
        threads.run(
                () -> {
                    Read read = place.file().map(this::read).orElseGet(() -> bundled(place));
                    threads.ui().execute(() -> show(place, read));
                });
    }

    private record Read(String source, Reading reading) {}

    private Read read(Path file) {
        return new Read(file.toString(), PackFiles.read(file));
    }

    private Read bundled(PackPlace place) {
        BasePacks.Text text = bases.find(place.name(), "").orElseThrow();
        return new Read(text.source(), new Reading.Read(text.text(), NONE));
    }

    private void show(PackPlace place, Read read) {
        Reading reading = read.reading;
        if (!place.equals(wanted)) {
            return;
        }
        Optional<Draft> draft = Optional.ofNullable(drafts.get(place));
        onDisk.set(Optional.empty());
        if (draft.isPresent()) {
            opened.set(Optional.of(draft.get().opened));
            text.show(read.source, draft.get().text);
            changed(reading);
        } else {
            String words = reading instanceof Reading.Read whole ? whole.text() : "";
            opened.set(Optional.of(new Opened(place, read.source, words, stamp(reading))));
            text.show(read.source, words);
            if (!(reading instanceof Reading.Read)) {
                onDisk.set(Optional.of(reading));
            }
        }
        refresh();
    }

    /// Looks whether another program has written the file.
    public void lookAtDisk() {
        Optional<Opened> now = opened.get();
        Optional<Path> file = now.flatMap(o -> o.place().file());
        file.ifPresent(
                f ->
                        threads.run(
                                () -> {
                                    if (!PackFiles.stamp(f).equals(now.get().stamp())) {
                                        Reading reading = PackFiles.read(f);
                                        threads.ui().execute(() -> compare(now, reading));
                                    }
                                }));
    }

    private void compare(Optional<Opened> then, Reading reading) {
        if (opened.get().equals(then)) {
            changed(reading);
        }
    }

    private void changed(Reading reading) {
        Opened now = opened.get().orElseThrow();
        if (reading instanceof Reading.Read read && read.text().equals(now.saved())) {
            opened.set(Optional.of(now.with(now.saved(), stamp(reading))));
            onDisk.set(Optional.empty());
        } else {
            onDisk.set(Optional.of(reading));
        }
    }

    /// Takes over what another program wrote; the text before comes back with undo.
    public void reload() {
        if (onDisk.get().orElse(null) instanceof Reading.Read read) {
            saved(opened.get().orElseThrow().place(), read.text(), read.stamp());
            text.textProperty().set(read.text());
            text.check();
        }
    }

    /// Leaves the text as it is shown: it is an edit of what stands on the disk now.
    public void keepMine() {
        onDisk.get()
                .ifPresent(
                        reading -> {
                            Opened now = opened.get().orElseThrow();
                            String disk = reading instanceof Reading.Read read ? read.text() : "";
                            opened.set(Optional.of(now.with(disk, stamp(reading))));
                            onDisk.set(Optional.empty());
                            refresh();
                        });
    }

    /// The pack's file says `words` from now on.
    void saved(PackPlace place, String words, Stamp stamp) {
        Optional<Stamp> now = Optional.of(stamp);
        drafts.computeIfPresent(
                place,
                (_, draft) ->
                        draft.text.equals(words)
                                ? null
                                : new Draft(draft.text, draft.opened.with(words, now)));
        if (opened.get().filter(o -> o.place().equals(place)).isPresent()) {
            opened.set(opened.get().map(o -> o.with(words, now)));
            onDisk.set(Optional.empty());
            refresh();
        }
    }

    private void refresh() {
        Optional<Opened> now = opened.get().filter(o -> !o.place().isBundled());
        now.ifPresent(
                o -> {
                    String words = text.textProperty().get();
                    if (words.equals(o.saved())) {
                        drafts.remove(o.place());
                    } else {
                        drafts.put(o.place(), new Draft(words, o));
                    }
                });
        edited.set(now.filter(o -> drafts.containsKey(o.place())).isPresent());
    }

    private static Optional<Stamp> stamp(Reading reading) {
        return reading instanceof Reading.Read read ? Optional.of(read.stamp()) : Optional.empty();
    }

    public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// What another program made of the file since it was read; empty for nothing.
    public ReadOnlyObjectProperty<Optional<Reading>> onDiskProperty() {
        return onDisk.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /// The packs whose edits are not saved.
    Set<PackPlace> edits() {
        return Set.copyOf(drafts.keySet());
    }
}

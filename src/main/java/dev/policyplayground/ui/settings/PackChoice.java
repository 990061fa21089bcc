package dev.policyplayground.ui.settings;

import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which policy pack is to judge. A file is kept only once it was found usable. For use on the FX
/// thread; files are read behind it.
public final class PackChoice {
    private final SettingsParts parts;
    private final FxThreads threads;
    private final Consumer<Optional<String>> keep;
    private final StringProperty path;
    private final ReadOnlyObjectWrapper<Optional<PackAnswer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private String chosen;
    private Optional<String> kept;

    /// @param keep takes the file or the id of a pack that can be used; empty for the default one
    PackChoice(
            SettingsParts parts,
            FxThreads threads,
            Optional<String> first,
            Consumer<Optional<String>> keep) {
        this.parts = parts;
        this.threads = threads;
        this.chosen = first.orElse("");
        this.kept = first;
        this.path = new SimpleStringProperty(chosen);
        this.keep = keep;
    }

    /// The file, or the id of a bundled pack, as it is written; empty for the default pack.
    public StringProperty pathProperty() {
        return path;
    }

    /// What came of looking at it; empty while nobody has looked.
    public ReadOnlyObjectProperty<Optional<PackAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Takes over what was chosen elsewhere.
    void follow(Optional<String> now) {
        if (!now.equals(kept)) {
            kept = now;
            chosen = now.orElse("");
            path.set(chosen);
        }
    }

    /// Looks at the file as it is written, and keeps it if it can be used.
    public void check() {
        String wanted = path.get().strip();
        Optional<Path> file;
        try {
            file = wanted.isEmpty() ? Optional.empty() : Optional.of(named(wanted));
        } catch (InvalidPathException e) {
            show(wanted, new PackAnswer.Broken(List.of(e.getReason())));
            return;
        }
        threads.load(
                () -> parts.checkPack().apply(file),
                found -> show(wanted, found),
                e -> show(wanted, new PackAnswer.Broken(List.of(FaultWords.of(e)))));
    }

    /// Takes a bundled pack.
    public void useBundled(BundledPack pack) {
        path.set(pack.id().equals(BundledPack.DEFAULT) ? "" : pack.id());
        check();
    }

    // The id of a bundled pack stays as it is; a file is kept with its whole path.
    private Path named(String wanted) {
        Path given = Path.of(wanted);
        return parts.bundled().stream().anyMatch(p -> p.isNamed(given))
                ? given
                : given.toAbsolutePath();
    }

    private void show(String wanted, PackAnswer found) {
        if (!wanted.equals(path.get().strip())) {
            return;
        }
        answer.set(Optional.of(found));
        if (found instanceof PackAnswer.Usable && !wanted.equals(chosen)) {
            chosen = wanted;
            kept = Optional.of(wanted).filter(w -> !w.isEmpty()).map(w -> named(w).toString());
            keep.accept(kept);
        }
    }
}

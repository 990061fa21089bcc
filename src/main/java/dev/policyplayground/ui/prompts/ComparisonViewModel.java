package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import dev.policyplayground.ui.parts.DiffText;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The shown text compared with a version: the one before, unless a person chose another; an edit
/// is compared with what it edits. For use on the FX thread; comparing is done behind it.
public final class ComparisonViewModel {
    private final ReadOnlyObjectWrapper<List<PromptVersion>> versions =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<PromptVersion>> with =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DiffText>> diff =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Pair> latest;
    private Optional<PromptVersion> shown = Optional.empty();
    private String text = "";
    private boolean isChosen;
    private boolean isActive;
    private Optional<Pair> wanted = Optional.empty();

    private record Pair(String before, String after) {}

    ComparisonViewModel(FxThreads threads) {
        latest =
                new Latest<>(
                        threads,
                        pair -> {
                            DiffText compared = DiffText.of(pair.before, pair.after);
                            threads.ui().execute(() -> take(pair, compared));
                        },
                        (pair, _) -> forget(pair));
    }

    void show(List<PromptVersion> all, Optional<PromptVersion> nowShown, String nowText) {
        versions.set(all);
        isChosen =
                isChosen && nowShown.equals(shown) && with.get().filter(all::contains).isPresent();
        shown = nowShown;
        text = nowText;
        if (!isChosen) {
            with.set(usual());
        }
        compare();
    }

    /// Compares with `version` until another text is shown.
    public void choose(PromptVersion version) {
        isChosen = true;
        with.set(Optional.of(version));
        compare();
    }

    /// Comparing costs time: it is done only while someone looks.
    void setActive(boolean active) {
        isActive = active;
        compare();
    }

    /// Newest first.
    public ReadOnlyObjectProperty<List<PromptVersion>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /// Empty when nothing was saved yet.
    public ReadOnlyObjectProperty<Optional<PromptVersion>> withProperty() {
        return with.getReadOnlyProperty();
    }

    /// Empty while it is not known.
    public ReadOnlyObjectProperty<Optional<DiffText>> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    private Optional<PromptVersion> usual() {
        boolean isEdited = shown.filter(v -> !v.text().equals(text)).isPresent();
        return isEdited
                ? shown
                : shown.flatMap(
                                now ->
                                        versions.get().stream()
                                                .filter(v -> v.number() < now.number())
                                                .findFirst())
                        .or(() -> shown);
    }

    private void compare() {
        if (!isActive) {
            return;
        }
        Optional<Pair> pair = with.get().map(v -> new Pair(v.text(), text));
        if (!pair.equals(wanted) || pair.isEmpty()) {
            wanted = pair;
            diff.set(Optional.empty());
            pair.ifPresent(latest::offer);
        }
    }

    // The same pair may be asked for again.
    private void forget(Pair pair) {
        if (wanted.filter(pair::equals).isPresent()) {
            wanted = Optional.empty();
        }
    }

    private void take(Pair pair, DiffText compared) {
        if (wanted.filter(pair::equals).isPresent()) {
            diff.set(Optional.of(compared));
        }
    }
}

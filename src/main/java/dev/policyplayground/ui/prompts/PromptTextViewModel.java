package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.prompts.Drafts.Key;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One prompt: its versions, the text of the chosen one, and the edits of it. For use on the FX
/// thread; reading and saving are done behind it.
public final class PromptTextViewModel {
    private final LibraryCalls calls;
    private final Drafts drafts;
    private final Runnable changed;
    private final FillingViewModel filling = new FillingViewModel();
    private final ComparisonViewModel comparison;
    private final ReadOnlyObjectWrapper<Optional<String>> name =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<VersionRow>> versions =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<PromptVersion>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.TEXT);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper switches = new ReadOnlyIntegerWrapper();
    private boolean switching;

    /// How the text is shown.
    public enum Mode {
        TEXT,
        FILLED,
        COMPARED
    }

    /// @param changed told when a version or an unsaved edit came or went
    PromptTextViewModel(LibraryCalls calls, FxThreads threads, Drafts drafts, Runnable changed) {
        this.calls = calls;
        this.drafts = drafts;
        this.changed = changed;
        comparison = new ComparisonViewModel(threads);
        text.subscribe(this::edit);
        mode.subscribe(now -> comparison.setActive(now == Mode.COMPARED));
    }

    /// Shows the newest version of a prompt, or nothing.
    void open(Optional<String> to) {
        name.set(to);
        ready.set(false);
        show(List.of(), Optional.empty());
        reread();
    }

    /// Reads the versions again; the shown one stays.
    void reread() {
        Optional<String> now = name.get();
        now.ifPresent(
                prompt ->
                        calls.ask(
                                library -> library.versions(prompt),
                                found -> {
                                    if (name.get().equals(now)) {
                                        ready.set(true);
                                        show(found, shown.get());
                                    }
                                }));
    }

    /// The prompt has another name from now on.
    void renamed(String to) {
        name.set(Optional.of(to));
    }

    public void choose(PromptVersion version) {
        if (!shown.get().equals(Optional.of(version))) {
            switchTo(Optional.of(version));
        }
    }

    /// Keeps the text as the newest version. Words that are typed meanwhile stay, as an edit of it.
    public void save() {
        if (!canSave.get()) {
            return;
        }
        String prompt = name.get().orElseThrow();
        String saved = text.get();
        Key from = key(prompt);
        calls.ask(
                library -> {
                    library.save(prompt, saved);
                    return library.versions(prompt);
                },
                found -> saved(from, saved, found));
    }

    /// Goes back to what was saved.
    public void discard() {
        text.set(saved());
    }

    public ReadOnlyObjectProperty<Optional<String>> nameProperty() {
        return name.getReadOnlyProperty();
    }

    /// Newest first; empty for a prompt that was never saved.
    public ReadOnlyObjectProperty<List<VersionRow>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PromptVersion>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The text of the chosen version as it stands, edits included.
    public StringProperty textProperty() {
        return text;
    }

    /// Counts how often another text took the place of the one before.
    public ReadOnlyIntegerProperty switchesProperty() {
        return switches.getReadOnlyProperty();
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// False while the text is being read: it cannot be edited then.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /// True when the text is not the newest version already.
    public ReadOnlyBooleanProperty canSaveProperty() {
        return canSave.getReadOnlyProperty();
    }

    public FillingViewModel filling() {
        return filling;
    }

    public ComparisonViewModel comparison() {
        return comparison;
    }

    private void show(List<PromptVersion> found, Optional<PromptVersion> wanted) {
        if (!all().equals(found) || found.isEmpty()) {
            versions.set(found.stream().map(this::row).toList());
            switchTo(wanted.filter(found::contains).or(() -> found.stream().findFirst()));
        }
    }

    private void switchTo(Optional<PromptVersion> version) {
        String before = text.get();
        switching = true;
        shown.set(version);
        text.set(name.get().flatMap(prompt -> drafts.of(key(prompt))).orElseGet(this::saved));
        switching = false;
        if (!before.equals(text.get())) {
            switches.set(switches.get() + 1);
        }
        refresh();
    }

    private void saved(Key from, String savedText, List<PromptVersion> found) {
        PromptVersion newest = found.getFirst();
        Optional<String> later = drafts.of(from).filter(t -> !t.equals(savedText));
        drafts.forget(from);
        later.ifPresent(t -> drafts.keep(new Key(from.prompt(), newest.number()), t, savedText));
        if (name.get().filter(prompt -> key(prompt).equals(from)).isPresent()) {
            show(found, Optional.of(newest));
            choose(newest);
        }
        changed.run();
    }

    private void edit(String now) {
        if (!switching && ready.get()) {
            name.get().ifPresent(prompt -> drafts.keep(key(prompt), now, saved()));
            boolean before = edited.get();
            refresh();
            if (before != edited.get()) {
                versions.set(all().stream().map(this::row).toList());
                changed.run();
            }
        }
    }

    private void refresh() {
        String now = text.get();
        List<PromptVersion> all = all();
        boolean isNewest = !all.isEmpty() && all.getFirst().text().equals(now);
        edited.set(!now.equals(saved()));
        canSave.set(ready.get() && name.get().isPresent() && !now.isBlank() && !isNewest);
        filling.show(now);
        comparison.show(all, shown.get(), now);
    }

    private List<PromptVersion> all() {
        return versions.get().stream().map(VersionRow::version).toList();
    }

    private VersionRow row(PromptVersion version) {
        return new VersionRow(
                version,
                name.get()
                        .flatMap(prompt -> drafts.of(new Key(prompt, version.number())))
                        .isPresent());
    }

    private String saved() {
        return shown.get().map(PromptVersion::text).orElse("");
    }

    private Key key(String prompt) {
        return new Key(
                prompt, shown.get().map(PromptVersion::number).orElse(Drafts.NEVER_SAVED));
    }
}

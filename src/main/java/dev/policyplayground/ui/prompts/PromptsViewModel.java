package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The named prompts: which there are, and what is done with one as a whole. For use on the FX
/// thread; the library is asked behind it.
public final class PromptsViewModel {
    private final LibraryCalls calls;
    private final Drafts drafts = new Drafts();
    private final PromptTextViewModel text;
    private final PromptShelf shelf = new PromptShelf(drafts);
    private final ReadOnlyObjectWrapper<List<PromptRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Deleted>> deleted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private String filter = "";
    private Set<String> warned = Set.of();

    /// What was deleted last, with its unsaved edits, so that it can be put back.
    public record Deleted(String name, List<PromptVersion> versions, Map<Integer, String> edits) {
        public Deleted {
            versions = List.copyOf(versions);
            edits = Map.copyOf(edits);
        }
    }

    public PromptsViewModel(Optional<PromptLibrary> library, FxThreads threads) {
        calls = new LibraryCalls(library, threads, notice::set);
        text = new PromptTextViewModel(calls, threads, drafts, this::load);
    }

    /// Reads the list afresh, and the versions of the shown prompt.
    public void load() {
        calls.ask(PromptLibrary::prompts, this::take);
        text.reread();
    }

    public void choose(String name) {
        if (!text.nameProperty().get().equals(Optional.of(name))) {
            text.open(Optional.of(name));
        }
    }

    /// Shows only the prompts whose name holds `words`.
    public void filter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
        list();
    }

    /// Why `name` cannot be given to a prompt, in a person's words.
    ///
    /// @param own the name that the prompt has now; empty for a new one
    public Optional<String> refusal(String name, Optional<String> own) {
        return shelf.refusal(name, own);
    }

    /// Begins a prompt. It is kept with its first save.
    public void create(String name) {
        shelf.begin(name.strip());
        list();
        text.open(Optional.of(name.strip()));
    }

    /// Gives the shown prompt another name.
    public void rename(String to) {
        String from = text.nameProperty().get().orElseThrow();
        if (shelf.dropBegun(from)) {
            shelf.begin(to.strip());
            renamed(from, to.strip());
            return;
        }
        calls.ask(
                library -> library.rename(from, to.strip()),
                done -> {
                    if (done) {
                        renamed(from, to.strip());
                    } else {
                        notice.set(Messages.text("prompts.name.taken", to.strip()));
                    }
                });
    }

    /// Takes the shown prompt out; [#undo] puts it back.
    public void delete() {
        String name = text.nameProperty().get().orElseThrow();
        if (shelf.dropBegun(name)) {
            deleted(name, List.of());
        } else {
            calls.ask(library -> library.delete(name), gone -> deleted(name, gone));
        }
    }

    /// Puts back what was deleted last, with all versions and unsaved edits.
    public void undo() {
        deleted.get()
                .ifPresent(
                        gone -> {
                            if (gone.versions.isEmpty()) {
                                shelf.begin(gone.name);
                                putBack(gone, true);
                            } else {
                                calls.ask(
                                        library -> library.restore(gone.name, gone.versions),
                                        done -> putBack(gone, done));
                            }
                        });
    }

    /// Saves each file as a prompt.
    public void importFiles(List<Path> files) {
        calls.ask(
                library -> PromptImport.of(library, files),
                result -> {
                    notice.set(String.join("\n", result.words()));
                    result.last().ifPresent(name -> text.open(Optional.of(name)));
                    load();
                });
    }

    /// Says which prompts have edits that closing the window would lose; once for the same ones.
    ///
    /// @return false when there is nothing to say
    public boolean warnOfEdits() {
        Set<String> edited = drafts.prompts();
        if (edited.isEmpty() || edited.equals(warned)) {
            return false;
        }
        warned = edited;
        notice.set(Messages.text("prompts.closing", String.join(", ", edited)));
        return true;
    }

    public void dismissNotice() {
        notice.set("");
    }

    public void dismissDeleted() {
        deleted.set(Optional.empty());
    }

    public boolean isAvailable() {
        return calls.isAvailable();
    }

    /// By name, those that pass the filter.
    public ReadOnlyObjectProperty<List<PromptRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// The prompt that can be put back.
    public ReadOnlyObjectProperty<Optional<Deleted>> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /// What happened or went wrong last; empty for nothing.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// How many prompts there are.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public PromptTextViewModel text() {
        return text;
    }

    private void take(List<SavedPrompt> found) {
        shelf.take(found);
        list();
        if (text.nameProperty().get().filter(shelf::has).isEmpty()) {
            text.open(shelf.first());
        }
    }

    private void list() {
        List<PromptRow> all = shelf.rows();
        state.set(all.isEmpty() ? "" : Messages.text("prompts.count", all.size()));
        rows.set(
                all.stream()
                        .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(filter))
                        .toList());
    }

    private void renamed(String from, String to) {
        drafts.rename(from, to);
        if (text.nameProperty().get().equals(Optional.of(from))) {
            text.renamed(to);
        }
        load();
    }

    private void deleted(String name, List<PromptVersion> gone) {
        deleted.set(Optional.of(new Deleted(name, gone, drafts.take(name))));
        shelf.dropSaved(name);
        text.open(shelf.first());
        load();
    }

    private void putBack(Deleted gone, boolean done) {
        if (!done) {
            notice.set(Messages.text("prompts.undo.taken", gone.name));
            return;
        }
        drafts.putBack(gone.name, gone.edits);
        deleted.set(Optional.empty());
        text.open(Optional.of(gone.name));
        load();
    }
}

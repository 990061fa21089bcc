package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptName;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.prompts.Drafts.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The prompts there are: those that are saved, and those that were begun. For use on the FX
/// thread.
final class PromptShelf {
    private final Drafts drafts;
    private final Set<String> begun = new TreeSet<>();
    private List<SavedPrompt> saved = List.of();

    PromptShelf(Drafts drafts) {
        this.drafts = drafts;
    }

    /// The saved prompts are these by now. One that was begun here and saved from elsewhere keeps
    /// what was written here, as an edit.
    void take(List<SavedPrompt> found) {
        saved = found;
        for (SavedPrompt prompt : found) {
            if (begun.remove(prompt.name())) {
                Key draft = new Key(prompt.name(), Drafts.NEVER_SAVED);
                Key edit = new Key(prompt.name(), prompt.newest().number());
                drafts.of(draft).ifPresent(t -> drafts.keep(edit, t, prompt.newest().text()));
                drafts.forget(draft);
            }
        }
    }

    void begin(String name) {
        begun.add(name);
    }

    /// @return false when nothing with that name was begun
    boolean dropBegun(String name) {
        return begun.remove(name);
    }

    void dropSaved(String name) {
        saved = saved.stream().filter(p -> !p.name().equals(name)).toList();
    }

    boolean has(String name) {
        return rows().stream().anyMatch(row -> row.name().equals(name));
    }

    Optional<String> first() {
        return rows().stream().map(PromptRow::name).findFirst();
    }

    /// By name.
    List<PromptRow> rows() {
        return Stream.concat(
                        saved.stream()
                                .map(p -> row(p.name(), Optional.of(p))),
                        begun.stream().map(name -> row(name, Optional.empty())))
                .sorted(Comparator.comparing(PromptRow::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// Why `name` cannot be given to a prompt, in a person's words.
    ///
    /// @param own the name that the prompt has now; empty for a new one
    Optional<String> refusal(String name, Optional<String> own) {
        String wanted = name.strip();
        boolean isTaken =
                rows().stream()
                        .map(PromptRow::name)
                        .filter(n -> !own.equals(Optional.of(n)))
                        .anyMatch(n -> n.equalsIgnoreCase(wanted));
        return PromptName.fault(name)
                .map(
                        fault ->
                                Messages.text(
                                        "prompts.name." + fault,
                                        PromptName.MAX_LENGTH,
                                        wanted.length()))
                .or(
                        () ->
                                isTaken
                                        ? Optional.of(Messages.text("prompts.name.taken", wanted))
                                        : Optional.empty());
    }

    private PromptRow row(String name, Optional<SavedPrompt> prompt) {
        return new PromptRow(
                name, prompt.map(SavedPrompt::newest), drafts.isEdited(name));
    }
}

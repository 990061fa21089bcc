package dev.policyplayground.library;

import java.util.List;
import java.util.Optional;

/// Named system prompts with all their versions. Implementations are thread-safe; each call is one
/// transaction.
///
/// Every method throws `StorageException` when the database cannot be used; then nothing has
/// changed.
public interface PromptLibrary {
    /// All prompts, by name.
    List<SavedPrompt> prompts();

    Optional<SavedPrompt> find(String name);

    /// All versions, newest first.
    List<PromptVersion> versions(String name);

    /// Keeps `text` as the newest version under `name`; a text that is the newest version already
    /// makes no other.
    ///
    /// @throws IllegalArgumentException when the name is blank
    PromptVersion save(String name, String text);

    /// @return false when `to` is taken already, or nothing has the name `from`
    boolean rename(String from, String to);

    /// Takes the prompt and its versions out.
    ///
    /// @return what was taken out, oldest first, so that it can be saved again
    List<PromptVersion> delete(String name);

    /// Puts back what [#delete] took out, with its numbers and times.
    ///
    /// @return false, and nothing changes, when a prompt has the name by now
    boolean restore(String name, List<PromptVersion> versions);
}

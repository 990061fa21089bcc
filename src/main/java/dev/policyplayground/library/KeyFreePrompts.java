package dev.policyplayground.library;

import dev.policyplayground.session.StorageException;
import dev.policyplayground.text.sensitive.SensitiveData;
import dev.policyplayground.text.sensitive.SensitiveKind;
import dev.policyplayground.text.sensitive.SensitiveMatch;
import java.util.List;
import java.util.Optional;

/// A library that refuses texts with a key in them: prompts are kept as plain text, and a prompt
/// with its key blotted out would be another prompt. Thread-safe as the library behind it is.
///
/// @param library keeps the prompts
public record KeyFreePrompts(PromptLibrary library) implements PromptLibrary {
    /// @throws StorageException when `text` holds what has the shape of a key; then nothing is
    ///   saved
    @Override
    public PromptVersion save(String name, String text) {
        SensitiveData.find(text).stream()
                .filter(match -> match.kind() == SensitiveKind.API_KEY)
                .findFirst()
                .ifPresent(match -> refuse(text, match));
        return library.save(name, text);
    }

    private static void refuse(String text, SensitiveMatch match) {
        long line = text.substring(0, match.span().start()).lines().count();
        throw new StorageException(
                "Not saved: line "
                        + Math.max(1, line)
                        + " holds what looks like a key. Prompts are kept as plain text: leave the key out, or write {{key}} in its place.",
                new IllegalArgumentException("a key in a prompt"));
    }

    @Override
    public List<SavedPrompt> prompts() {
        return library.prompts();
    }

    @Override
    public Optional<SavedPrompt> find(String name) {
        return library.find(name);
    }

    @Override
    public List<PromptVersion> versions(String name) {
        return library.versions(name);
    }

    @Override
    public boolean rename(String from, String to) {
        return library.rename(from, to);
    }

    @Override
    public List<PromptVersion> delete(String name) {
        return library.delete(name);
    }

    @Override
    public boolean restore(String name, List<PromptVersion> versions) {
        return library.restore(name, versions);
    }
}

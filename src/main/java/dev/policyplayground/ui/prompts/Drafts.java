package dev.policyplayground.ui.prompts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Edits that are not saved, kept for each version of each prompt, so that switching away loses
/// none. They last as long as the window. For use on the FX thread.
final class Drafts {
    /// The version of a prompt that was never saved.
    static final int NEVER_SAVED = 0;

    private final Map<Key, String> texts = new HashMap<>();

    /// What an edit belongs to.
    record Key(String prompt, int version) {}

    Optional<String> of(Key key) {
        return Optional.ofNullable(texts.get(key));
    }

    /// Keeps `text`, unless it is what was saved already.
    void keep(Key key, String text, String saved) {
        if (text.equals(saved)) {
            texts.remove(key);
        } else {
            texts.put(key, text);
        }
    }

    void forget(Key key) {
        texts.remove(key);
    }

    boolean isEdited(String prompt) {
        return texts.keySet().stream().anyMatch(key -> key.prompt.equals(prompt));
    }

    /// The prompts that have an edit, by name.
    Set<String> prompts() {
        Set<String> names = new TreeSet<>();
        texts.keySet().forEach(key -> names.add(key.prompt));
        return names;
    }

    void rename(String from, String to) {
        take(from).forEach((version, text) -> texts.put(new Key(to, version), text));
    }

    /// Takes the edits of a prompt out, by version.
    Map<Integer, String> take(String prompt) {
        Map<Integer, String> taken = new HashMap<>();
        texts.forEach(
                (key, text) -> {
                    if (key.prompt.equals(prompt)) {
                        taken.put(key.version, text);
                    }
                });
        texts.keySet().removeIf(key -> key.prompt.equals(prompt));
        return taken;
    }

    void putBack(String prompt, Map<Integer, String> taken) {
        taken.forEach((version, text) -> texts.put(new Key(prompt, version), text));
    }
}

package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PlainFile;
import dev.policyplayground.library.PlainFile.Reading;
import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.ui.fx.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of taking prompts from files. Immutable.
///
/// @param last the prompt that was saved last
/// @param words what was saved, and what was not and why, a line each
record PromptImport(Optional<String> last, List<String> words) {
    PromptImport {
        words = List.copyOf(words);
    }

    /// Saves each file under its own name; a prompt that is there gets a new version. For use off
    /// the FX thread.
    static PromptImport of(PromptLibrary library, List<Path> files) {
        Optional<String> last = Optional.empty();
        List<String> words = new ArrayList<>();
        for (Path file : files) {
            switch (PlainFile.read(file)) {
                case Reading.Read(String name, String text) -> {
                    words.add(save(library, name, text));
                    last = Optional.of(name);
                }
                case Reading.Refused(PlainFile.Why why) ->
                        words.add(
                                Messages.text(
                                        "prompts.import." + why,
                                        String.valueOf(file.getFileName())));
            }
        }
        return new PromptImport(last, words);
    }

    private static String save(PromptLibrary library, String name, String text) {
        Optional<PromptVersion> before = library.find(name).map(p -> p.newest());
        PromptVersion saved = library.save(name, text);
        return before.filter(saved::equals).isPresent()
                ? Messages.text("prompts.import.same", name, saved.number())
                : Messages.text("prompts.import.done", name, saved.number());
    }
}

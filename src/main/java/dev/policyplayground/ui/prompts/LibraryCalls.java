package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks the library behind the FX thread and brings the answer back to it, or the reason why there
/// is none. Thread-safe.
final class LibraryCalls {
    private final Optional<PromptLibrary> library;
    private final FxThreads threads;
    private final Consumer<String> fail;

    /// @param fail told on the FX thread, in a person's words
    LibraryCalls(Optional<PromptLibrary> library, FxThreads threads, Consumer<String> fail) {
        this.library = library;
        this.threads = threads;
        this.fail = fail;
    }

    boolean isAvailable() {
        return library.isPresent();
    }

    <T> void ask(Function<PromptLibrary, T> work, Consumer<T> show) {
        if (library.isEmpty()) {
            threads.ui().execute(() -> fail.accept(Messages.text("prompts.unavailable")));
            return;
        }
        threads.run(
                () -> {
                    try {
                        T answer = work.apply(library.get());
                        threads.ui().execute(() -> show.accept(answer));
                    } catch (StorageException e) {
                        threads.ui().execute(() -> fail.accept(e.advice()));
                    }
                },
                e -> fail.accept(FaultWords.of(e)));
    }
}

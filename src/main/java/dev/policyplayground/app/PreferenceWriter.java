package dev.policyplayground.app;

import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.PreferencesFile;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import dev.policyplayground.ui.shell.PreferenceKeeper;
import java.util.function.Consumer;

/// Writes preferences behind the window, the newest alone and one at a time. Thread-safe.
final class PreferenceWriter implements PreferenceKeeper {
    private final PreferencesFile file;
    private final Latest<Consumer<Boolean>> writer;

    PreferenceWriter(PreferencesFile file, FxThreads threads) {
        this.file = file;
        this.writer =
                new Latest<>(
                        threads,
                        told -> {
                            boolean kept = file.write();
                            threads.ui().execute(() -> told.accept(kept));
                        },
                        (told, _) -> told.accept(false));
    }

    @Override
    public void keep(Preferences preferences, Consumer<Boolean> told) {
        file.set(preferences);
        writer.offer(told);
    }
}

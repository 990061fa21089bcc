package dev.policyplayground.ui.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks with the platform's own file dialogs, above the window that is in front. For use on the FX
/// thread.
public final class FileDialogs implements FileChoice {
    private Optional<File> folder = Optional.empty();

    @Override
    public Optional<Path> toSave(String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(front()));
    }

    @Override
    public Optional<Path> toOpen(String title) {
        return chosen(chooser(title).showOpenDialog(front()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        Optional<File> chosen = Optional.ofNullable(file);
        chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return chosen.map(File::toPath);
    }

    private static Window front() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .or(() -> Window.getWindows().stream().findFirst())
                .orElseThrow();
    }
}

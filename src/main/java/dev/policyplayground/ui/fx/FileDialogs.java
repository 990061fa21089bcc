package dev.policyplayground.ui.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The platform's own file dialogs, over the window that has the focus; they begin where the last
/// one ended. For use on the FX thread.
public final class FileDialogs implements FileChoice {
    private Optional<File> folder = Optional.empty();

    @Override
    public Optional<Path> toSave(String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner()));
    }

    @Override
    public Optional<Path> toOpen(String title) {
        return chosen(chooser(title).showOpenDialog(owner()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        // The chooser throws when its folder has gone meanwhile.
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        Optional<File> chosen = Optional.ofNullable(file);
        chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return chosen.map(File::toPath);
    }

    private static @Nullable Window owner() {
        Predicate<Window> focused = Window::isFocused;
        return Window.getWindows().stream().filter(focused).findFirst().orElse(null);
    }
}

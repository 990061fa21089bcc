package dev.policyplayground.app;

import dev.policyplayground.ui.shell.Shell;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The JavaFX application: one window around the [Shell]. Made by JavaFX; finds its parts in
/// [WindowStart].
public final class PlaygroundWindow extends Application {
    private Optional<Parts> parts = Optional.empty();
    private Runnable onStop = () -> {};

    @Override
    public void start(Stage stage) {
        Parts own = WindowStart.parts();
        parts = Optional.of(own);
        Shell shell = WindowParts.shell(own, Optional.of(this::openFolder));
        WindowParts.showFaults(own, shell);
        onStop = shell.playground()::shutDown;
        stage.setTitle("Policy Playground");
        for (int size : new int[] {32, 64, 128, 256}) {
            stage.getIcons().add(new Image(Assets.stream("icons/icon-" + size + ".png")));
        }
        stage.setScene(shell.scene());
        stage.setMinWidth(1_000);
        stage.setMinHeight(640);
        shell.remember(stage);
        stage.show();
        shell.begin();
    }

    private void openFolder(Path folder) {
        getHostServices().showDocument(folder.toUri().toString());
    }

    @Override
    public void stop() {
        onStop.run();
        parts.ifPresent(Parts::close);
    }
}

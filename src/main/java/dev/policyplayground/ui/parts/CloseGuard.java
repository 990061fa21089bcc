package dev.policyplayground.ui.parts;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Asks before the window is closed that a view stands in, also when it stands there no more. For
/// use on the FX thread.
public final class CloseGuard {
    private final Set<Window> watched = Collections.newSetFromMap(new WeakHashMap<>());
    private final BooleanSupplier keepOpen;

    /// @param keepOpen true to keep the window open this time
    public CloseGuard(BooleanSupplier keepOpen) {
        this.keepOpen = keepOpen;
    }

    public void watch(Node view) {
        view.sceneProperty().flatMap(Scene::windowProperty).subscribe(this::watch);
    }

    private void watch(@Nullable Window window) {
        if (window != null && watched.add(window)) {
            window.addEventFilter(
                    WindowEvent.WINDOW_CLOSE_REQUEST,
                    closing -> {
                        if (keepOpen.getAsBoolean()) {
                            closing.consume();
                        }
                    });
        }
    }
}

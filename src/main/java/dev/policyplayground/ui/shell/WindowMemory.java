package dev.policyplayground.ui.shell;

import dev.policyplayground.settings.WindowLayout;
import dev.policyplayground.settings.WindowLayout.Place;
import dev.policyplayground.ui.fx.Pause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/// Puts the window where it stood, and remembers where it goes: a moment after the last move, and
/// when it closes. For use on the FX thread.
final class WindowMemory {
    private static final Duration MOMENT = Duration.millis(400);
    private static final Duration SETTLED = Duration.millis(150);
    private final Stage stage;
    private final Dividers dividers;
    private final Consumer<WindowLayout> keep;
    private final Pause pause = new Pause(MOMENT, this::remember);
    private WindowLayout last;

    WindowMemory(Stage stage, Dividers dividers, WindowLayout last, Consumer<WindowLayout> keep) {
        this.stage = stage;
        this.dividers = dividers;
        this.keep = keep;
        this.last = last;
    }

    /// To be called before the window is shown.
    void start() {
        List<Place> screens =
                Screen.getScreens().stream().map(s -> place(s.getVisualBounds())).toList();
        last.place().map(p -> p.on(screens)).ifPresent(this::put);
        stage.setMaximized(last.isMaximised());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> divide(last.dividers()));
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> pause.finish());
    }

    // Only now: a split pane that is resized after its dividers were set moves them.
    private void divide(Map<String, List<Double>> places) {
        Parent root = stage.getScene().getRoot();
        root.applyCss();
        root.layout();
        dividers.restore(places);
        if (stage.isMaximized()) {
            // The window system gives the size a little later.
            new Pause(SETTLED, () -> dividers.restore(places)).restart();
        }
        Stream.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty())
                .forEach(property -> property.subscribe(_ -> pause.restart()));
        stage.maximizedProperty().subscribe(_ -> pause.restart());
        dividers.onMove(pause::restart);
    }

    private void put(Place place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
    }

    private void remember() {
        if (stage.isIconified()) {
            return;
        }
        // A maximised window keeps the place it goes back to.
        Optional<Place> place =
                stage.isMaximized() || stage.isFullScreen()
                        ? last.place()
                        : Optional.of(
                                new Place(
                                        stage.getX(),
                                        stage.getY(),
                                        stage.getWidth(),
                                        stage.getHeight()));
        WindowLayout now = new WindowLayout(place, stage.isMaximized(), dividers.places());
        if (!now.equals(last)) {
            last = now;
            keep.accept(now);
        }
    }

    private static Place place(Rectangle2D bounds) {
        return new Place(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}

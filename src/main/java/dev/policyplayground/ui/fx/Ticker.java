package dev.policyplayground.ui.fx;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/// Does something again and again while something is shown, also after a time at which it failed.
/// For use on the FX thread.
public final class Ticker {
    private Ticker() {}

    /// Runs `action` every `period` for as long as `node` is part of a scene.
    public static void whileShown(Node node, Duration period, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(period, _ -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) {
                                timeline.stop();
                            } else {
                                // First, for an action that fails must not be its last.
                                timeline.play();
                                action.run();
                            }
                        });
    }
}

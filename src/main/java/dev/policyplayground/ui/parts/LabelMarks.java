package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.SideLabels;
import dev.policyplayground.ui.fx.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What a person labelled a run's prompt and reply, as two small marks: a letter for the side, a
/// cross for harmful, a tick for harmless. For use on the FX thread.
final class LabelMarks extends HBox {
    private final Label prompt = new Label();
    private final Label reply = new Label();

    LabelMarks() {
        getStyleClass().add("label-marks");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(prompt, reply);
    }

    void show(SideLabels labels) {
        mark(prompt, "runs.label.prompt.short", labels.prompt());
        mark(reply, "runs.label.reply.short", labels.reply());
        setAccessibleText(words(labels));
    }

    /// Such as `Prompt harmful, reply harmless`; empty for no label.
    static String words(SideLabels labels) {
        return Stream.of(
                        labels.prompt().map(l -> Messages.text("runs.label.prompt." + l)),
                        labels.reply().map(l -> Messages.text("runs.label.reply." + l)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    // Each side keeps its place, so that a column of them can be read down.
    private static void mark(Label mark, String side, Optional<RunLabel> label) {
        mark.setVisible(label.isPresent());
        mark.getStyleClass().removeAll("harmful", "harmless");
        label.ifPresent(
                l -> {
                    boolean isHarmful = l == RunLabel.HARMFUL;
                    // A sign of the text's own size: an icon would not follow the zoom.
                    mark.setText(Messages.text(side) + (isHarmful ? " ✗" : " ✓"));
                    mark.getStyleClass().add(isHarmful ? "harmful" : "harmless");
                });
    }
}

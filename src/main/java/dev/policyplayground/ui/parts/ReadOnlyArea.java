package dev.policyplayground.ui.parts;

import javafx.scene.control.TextArea;

/// A text of several lines that is read, not edited; see [ReadOnlyText].
public final class ReadOnlyArea extends TextArea {
    public ReadOnlyArea() {
        ReadOnlyText.install(this);
    }
}

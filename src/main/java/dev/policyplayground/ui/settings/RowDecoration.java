package dev.policyplayground.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Control;
import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.ValidationDecoration;

/// Shows ControlsFX's findings in the field's [SettingRow]. The library's own decorations put
/// another root around the scene, which would take the theme off the window. For use on the FX
/// thread.
final class RowDecoration implements ValidationDecoration {
    @Override
    public void removeDecorations(Control target) {
        row(target).say(Severity.OK, "");
    }

    @Override
    public void applyValidationDecoration(ValidationMessage message) {
        row(message.getTarget()).say(message.getSeverity(), message.getText());
    }

    @Override
    public void applyRequiredDecoration(Control target) {
        // no setting is required
    }

    private static SettingRow row(Node field) {
        for (Node node = field; node != null; node = node.getParent()) {
            if (node instanceof SettingRow row) {
                return row;
            }
        }
        throw new IllegalArgumentException("the field stands in no row");
    }
}

package dev.policyplayground.settings;

import java.io.IOException;

/// The settings' file is there and cannot be read: what it says of budgets and of the base URL is
/// not known. Its message is a sentence for the user.
public final class DamagedSettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedSettingsException(String message) {
        super(message);
    }
}

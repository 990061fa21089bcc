package dev.policyplayground.ui.fx;

import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.session.StorageException;

/// What a screen says where something could not be done. Stateless.
public final class FaultWords {
    private FaultWords() {}

    /// The advice that comes with what was to be expected. Of a fault of the program the error
    /// code, never the exception's own message, which may hold a prompt or a key.
    public static String of(Throwable fault) {
        return switch (fault) {
            case RefusedException refused -> refused.words();
            case StorageException storage -> storage.advice();
            default -> Messages.text("fault.words", ErrorCode.of(fault));
        };
    }
}

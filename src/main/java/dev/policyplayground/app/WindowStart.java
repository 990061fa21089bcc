package dev.policyplayground.app;

import dev.policyplayground.cli.ExitCode;
import java.util.List;
import java.util.Locale;

/// Opens the window, where there is a display.
final class WindowStart {
    private WindowStart() {}

    static boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    static int open(Parts parts) {
        System.err.println("no window yet");
        return ExitCode.NO_DISPLAY;
    }

    static List<String> loadScreens(Parts parts) {
        return List.of();
    }
}

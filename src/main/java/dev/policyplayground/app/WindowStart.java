package dev.policyplayground.app;

import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.ui.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;

/// Opens the window, where there is a display, or loads its screens where there is none.
final class WindowStart {
    private static final AtomicReference<Optional<Parts>> PARTS =
            new AtomicReference<>(Optional.empty());
    private static final long LOAD_SECONDS = 60;

    private WindowStart() {}

    /// JavaFX makes its application itself; this is how it gets the parts.
    static Parts parts() {
        return PARTS.get().orElseThrow();
    }

    static boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    static int open(Parts parts) {
        if (!hasDisplay()) {
            return noWindow("no display was found (DISPLAY is not set)");
        }
        PARTS.set(Optional.of(parts));
        try {
            Application.launch(PlaygroundWindow.class);
            return ExitCode.OK;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return noWindow("the display cannot be used, or GTK 3 is not installed");
        } catch (RuntimeException e) {
            // JavaFX wraps whatever keeps its toolkit from starting; a fault of our own goes on to
            // the top.
            if (isToolkitFault(e)) {
                return noWindow("the display cannot be used, or GTK 3 is not installed");
            }
            throw e;
        }
    }

    /// Loads every screen on JavaFX's headless platform.
    static List<String> loadScreens(Parts parts) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        List<String> names = new ArrayList<>();
        AtomicReference<Optional<RuntimeException>> fault = new AtomicReference<>(Optional.empty());
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    try {
                        Shell shell = WindowParts.shell(parts);
                        shell.scene().getRoot().applyCss();
                        names.addAll(shell.screenNames());
                    } catch (RuntimeException e) {
                        // To be thrown again on the thread that asked.
                        fault.set(Optional.of(e));
                    } finally {
                        done.countDown();
                    }
                });
        try {
            if (!done.await(LOAD_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the screens did not load within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        fault.get()
                .ifPresent(
                        e -> {
                            throw e;
                        });
        return names;
    }

    private static int noWindow(String why) {
        System.err.println(
                "playground: no window: "
                        + why
                        + ". The command line works without one: try 'playground run --help'.");
        return ExitCode.NO_DISPLAY;
    }

    private static boolean isToolkitFault(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnsupportedOperationException || t instanceof UnsatisfiedLinkError) {
                return true;
            }
        }
        return false;
    }
}

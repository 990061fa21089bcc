package dev.policyplayground.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// Watches, with the JVM's flight recorder, what is done on the FX thread that may take long:
/// gates, SQL, and files under a folder. Not thread-safe.
public final class FxThreadWatch implements AutoCloseable {
    private static final String FX_THREAD = "JavaFX Application Thread";

    // Source of the event and its filter: JEP 520, JFR Method Timing & Tracing.
    private static final String METHODS =
            String.join(
                    ";",
                    "dev.policyplayground.store.Database::read",
                    "dev.policyplayground.store.Database::write",
                    "dev.policyplayground.moderation.InputGate::judge",
                    "dev.policyplayground.moderation.OutputGate::judge",
                    "dev.policyplayground.moderation.OutputGate$Watch::append",
                    "dev.policyplayground.moderation.OutputGate$Watch::finish",
                    "dev.policyplayground.moderation.pack.PackCheck::load",
                    "dev.policyplayground.files.PrivateFiles::replace");

    private final Recording recording = new Recording();

    private FxThreadWatch() {
        recording.enable("jdk.MethodTrace").with("filter", METHODS).withStackTrace();
        recording.enable("jdk.FileRead").withoutThreshold().withStackTrace();
        recording.enable("jdk.FileWrite").withoutThreshold().withStackTrace();
        recording.enable("jdk.FileForce").withoutThreshold().withStackTrace();
    }

    /// Begins to watch.
    public static FxThreadWatch start() {
        FxThreadWatch watch = new FxThreadWatch();
        watch.recording.start();
        return watch;
    }

    /// Ends watching.
    ///
    /// @return what was done on the FX thread, each place once
    public List<String> stop(Path folder) throws IOException {
        recording.stop();
        Path file = Files.createTempFile("fx-thread", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(FxThreadWatch::isOnFxThread)
                    .filter(event -> isHeavy(event, folder))
                    .map(FxThreadWatch::words)
                    .distinct()
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOnFxThread(RecordedEvent event) {
        return event.getThread() != null && FX_THREAD.equals(event.getThread().getJavaName());
    }

    private static boolean isHeavy(RecordedEvent event, Path folder) {
        return !event.hasField("path")
                || Objects.requireNonNullElse(event.getString("path"), "")
                        .startsWith(folder.toString());
    }

    private static String words(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        Stream<RecordedFrame> frames = stack == null ? Stream.of() : stack.getFrames().stream();
        return event.getEventType().getName()
                + ": "
                + frames.filter(
                                f ->
                                        f.getMethod()
                                                .getType()
                                                .getName()
                                                .startsWith("dev.policyplayground."))
                        .limit(6)
                        .map(
                                f ->
                                        f.getMethod().getType().getName().replaceFirst(".*\\.", "")
                                                + "."
                                                + f.getMethod().getName()
                                                + ":"
                                                + f.getLineNumber())
                        .collect(Collectors.joining(" < "));
    }

    @Override
    public void close() {
        recording.close();
    }
}

package dev.policyplayground.app;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.recording.RecordedExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes exchanges to the end of a file, a line each. A run is never lost over its recording: what
/// could not be written is logged without its words. Thread-safe.
record RecordingFile(Path file, Consumer<String> say) implements Consumer<RecordedExchange> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingFile.class);

    @Override
    public void accept(RecordedExchange exchange) {
        synchronized (LOG) {
            try (OutputStream out = PrivateFiles.append(file)) {
                out.write((exchange.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.warn("an exchange could not be recorded", e);
                say.accept("the exchange was not recorded: " + file + " cannot be written");
            }
        }
    }
}

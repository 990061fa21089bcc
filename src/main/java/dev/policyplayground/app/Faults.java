package dev.policyplayground.app;

import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.diagnostics.LogFile;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where every exception ends that nobody caught, on whatever thread. It is logged; a window shows
/// it and goes on, a command says it in a sentence and ends with [ExitCode#BUG]. Thread-safe; never
/// throws.
final class Faults implements Thread.UncaughtExceptionHandler, Consumer<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final PrintWriter err;
    private final IntConsumer exit;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile Optional<LogFile> log = Optional.empty();
    private volatile Optional<Consumer<Throwable>> window = Optional.empty();

    /// @param err where a command says what happened
    /// @param exit ends the program with a code
    Faults(PrintWriter err, IntConsumer exit) {
        this.err = err;
        this.exit = exit;
    }

    void logTo(LogFile file) {
        log = Optional.of(file);
    }

    /// From here on faults are shown by the window.
    ///
    /// @param show for any thread
    void showIn(Consumer<Throwable> show) {
        window = Optional.of(show);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        accept(fault);
    }

    @Override
    public void accept(Throwable fault) {
        try {
            String words = logged(fault);
            if (window.isPresent()) {
                window.get().accept(fault);
            } else if (hasEnded.compareAndSet(false, true)) {
                err.println("playground: " + words);
                exit.accept(ExitCode.BUG);
            }
        } catch (RuntimeException | Error e) {
            // What goes wrong while a fault is told must not begin all over again. A window goes
            // on,
            // for there may be work in it.
            if (window.isEmpty()) {
                exit.accept(ExitCode.BUG);
            }
        }
    }

    /// Logs a fault of the program.
    ///
    /// @return what a command says of it: the error code, and where more is to be found
    String logged(Throwable fault) {
        ErrorCode code = ErrorCode.of(fault);
        LOG.error("fault {}", code, fault);
        return "a fault in the program stopped this command (error code "
                + code
                + "). What was saved stays saved."
                + log.flatMap(LogFile::written)
                        .map(file -> " " + file + " says where it happened.")
                        .orElse("");
    }

    /// Tells the user of a command something that it goes on after; a window says it in its own
    /// way.
    void say(String sentence) {
        if (window.isEmpty()) {
            err.println("playground: " + sentence);
        }
    }
}

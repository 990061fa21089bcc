package dev.policyplayground.cli;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The signals that end a command (INT, TERM, HUP): a command that watches comes to an end by
/// itself and keeps what has come; another one ends at once. Either way there is a sentence, and
/// Java's exit code: 128 and the signal's number. Thread-safe.
final class Interruption implements AutoCloseable {
    private static final long MOST_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requested, "end-command");
    private volatile Optional<Runnable> watcher = Optional.empty();
    private volatile boolean isRequested;
    private volatile boolean isIdle;

    /// Begins to heed signals.
    void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// The command will end by itself when it is asked to.
    ///
    /// @param onRequest told from another thread
    void watch(Runnable onRequest) {
        watcher = Optional.of(onRequest);
    }

    boolean isRequested() {
        return isRequested;
    }

    /// @throws CommandFault that says `words` when the command was asked to end
    void check(String words) {
        if (isRequested) {
            throw new CommandFault(ExitCode.CANCELLED, words);
        }
    }

    /// Input whose reading ends with [#check] when the command is asked to end.
    InputStream guard(InputStream in, Supplier<String> words) {
        watch(() -> {});
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                check(words.get());
                return in.read(bytes, from, length);
            }
        };
    }

    /// Output whose writing ends with [#check] when the command is asked to end, between two
    /// writes.
    OutputStream guard(OutputStream out, String words) {
        watch(() -> {});
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                check(words);
                out.write(bytes, from, length);
            }
        };
    }

    /// Input that has `out` written before it waits for more, so that nobody has to wait for a
    /// command that waits, and nothing is lost when it is ended then.
    InputStream whileIdle(InputStream in, OutputStream out) {
        watch(() -> {});
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (in.available() == 0) {
                    out.flush();
                    isIdle = true;
                }
                try {
                    return in.read(bytes, from, length);
                } finally {
                    isIdle = false;
                }
            }
        };
    }

    private void requested() {
        isRequested = true;
        if (watcher.isEmpty()) {
            System.err.println("playground: stopped before it was done");
            return;
        }
        watcher.get().run();
        try {
            for (long waited = 0; !ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); ) {
                waited += LOOK_MILLIS;
                if (isIdle || waited > MOST_MILLIS) {
                    System.err.println(
                            isIdle
                                    ? "playground: stopped while it waited for input; all that had come is done"
                                    : "playground: stopped before it was done");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The command has ended, and all its words are printed.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is on its way out already, and the hook has run.
        }
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.text.KeysInUse;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The program's standard output as bytes, without the keys in use. `System.out` keeps silent about
/// a full disk; this does not. Stateless.
public final class StandardOutput {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private StandardOutput() {}

    public static OutputStream stream() {
        return KeysInUse.guard(new FileOutputStream(FileDescriptor.out));
    }

    /// What a write that failed means: whoever read the output has gone, or it cannot be kept.
    ///
    /// @param problem the failure, where it is known
    static int exitCode(Optional<IOException> problem) {
        String words = problem.map(IOException::getMessage).orElse("").toLowerCase(Locale.ROOT);
        return words.contains("broken pipe") || isPipe() ? ExitCode.NO_READER : ExitCode.BAD_DATA;
    }

    /// What to tell of a failure while `target` was written.
    ///
    /// @param target the file's name; `-` for standard output
    static CommandFault fault(String target, IOException problem) {
        int code = target.equals("-") ? exitCode(Optional.of(problem)) : ExitCode.BAD_DATA;
        return new CommandFault(
                code,
                code == ExitCode.NO_READER
                        ? "nobody reads the output any more"
                        : "reading or writing failed: " + problem.getMessage());
    }

    // A pipe takes every byte while somebody reads it.
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(DESCRIPTOR).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}

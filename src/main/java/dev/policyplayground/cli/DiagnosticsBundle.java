package dev.policyplayground.cli;

import dev.policyplayground.diagnostics.HomePaths;
import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip to send with a report: what `doctor` says of the machine, and the log files. It holds no
/// prompt, reply or key, as the log does not, and no name of the user. Stateless.
final class DiagnosticsBundle {
    private DiagnosticsBundle() {}

    /// @param report the lines of `doctor`
    /// @throws CommandFault when there is such a file already, or it cannot be written
    static void write(Path file, List<String> report, List<Path> logs) {
        HomePaths paths = HomePaths.now();
        try (OutputStream out = PrivateFiles.writeNew(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            add(zip, "doctor.txt", paths.shorten(String.join("\n", report) + "\n"));
            for (Path log : logs) {
                add(zip, "logs/" + log.getFileName(), paths.shorten(Files.readString(log)));
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, file + " exists already; name another file for the bundle");
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "the bundle " + file + " cannot be written: " + e.getMessage());
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

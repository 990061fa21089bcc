package dev.policyplayground.cli;

import dev.policyplayground.files.LooseFile;
import dev.policyplayground.files.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Opens the files that a command writes where it is told to. They are the user's alone; a link
/// that leads to a file which others may read is followed, and that is said.
final class OutputFile {
    private OutputFile() {}

    /// @param err where it is said that others may read the file
    /// @throws IOException when the file cannot be opened
    static OutputStream open(Path file, PrintWriter err) throws IOException {
        OutputStream out = PrivateFiles.write(file);
        LooseFile.look(file)
                .ifPresent(
                        loose ->
                                err.println(
                                        "playground: others may read what is written to "
                                                + loose.path()
                                                + " ("
                                                + loose.rights()
                                                + "); its rights were left as they are"));
        return new BufferedOutputStream(out);
    }
}

package dev.policyplayground.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Texts that a person gives on the command line: as they stand, `@FILE` for a file, `-` for
/// standard input, `@@text` for a text that begins with `@`. UTF-8.
final class Texts {
    // The API takes no request above 32 MB; a little more is read so that its own message can be
    // seen.
    private static final int MAX_BYTES = 40 * 1024 * 1024;

    private Texts() {}

    /// @throws CommandFault when the file or the input cannot be read, is too large or is not UTF-8
    static String read(String given, InputStream in) {
        try {
            if (given.equals("-")) {
                return decode("standard input", in.readNBytes(MAX_BYTES + 1));
            }
            if (given.startsWith("@@")) {
                return given.substring(1);
            }
            if (given.startsWith("@")) {
                Path file = Path.of(given.substring(1));
                try (InputStream content = Files.newInputStream(file)) {
                    return decode(file.toString(), content.readNBytes(MAX_BYTES + 1));
                }
            }
            return given;
        } catch (NoSuchFileException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + e.getFile());
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, given + " cannot be read: " + e.getMessage());
        }
    }

    private static String decode(String what, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, what + " is larger than 40 MB; the API takes at most 32 MB");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CommandFault(ExitCode.BAD_DATA, what + " is not UTF-8 text");
        }
    }
}

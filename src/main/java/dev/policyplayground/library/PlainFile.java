package dev.policyplayground.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A prompt from a plain file: UTF-8 text or Markdown of at most 1 MiB. Stateless.
public final class PlainFile {
    /// Far above any system prompt; the API takes no request above 32 MB.
    public static final int MAX_BYTES = 1024 * 1024;

    private PlainFile() {}

    /// What came of reading a file.
    public sealed interface Reading {
        /// @param text without the byte order mark, lines ended by `\n`
        record Read(String name, String text) implements Reading {}

        record Refused(Why why) implements Reading {}
    }

    /// Why a file is not taken.
    public enum Why {
        UNREADABLE,
        TOO_LARGE,
        NOT_UTF8,
        EMPTY
    }

    /// Reads at most one byte above the limit, whatever the file's size. For use off the FX thread.
    public static Reading read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                return new Reading.Refused(Why.TOO_LARGE);
            }
            String text = plain(decode(bytes));
            return text.isBlank()
                    ? new Reading.Refused(Why.EMPTY)
                    : new Reading.Read(PromptName.ofFile(file), text);
        } catch (CharacterCodingException e) {
            return new Reading.Refused(Why.NOT_UTF8);
        } catch (IOException e) {
            return new Reading.Refused(Why.UNREADABLE);
        }
    }

    /// `text` without a byte order mark, lines ended by `\n`, so that versions from different
    /// systems differ in their words alone.
    public static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.startsWith("\uFEFF") ? lines.substring(1) : lines;
    }

    // A NUL is valid UTF-8 and no text: it tells a binary file.
    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }
}

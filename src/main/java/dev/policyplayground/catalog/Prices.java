package dev.policyplayground.catalog;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.json.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the prices in force: the user's own price file where there is a sound one, the bundled
/// prices otherwise. Thread-safe. The user's file is never written to once it is there, also when
/// it is damaged.
public final class Prices {
    // The bundled file has some 8 KB.
    private static final int MOST_BYTES = 4 << 20;

    private final String bundledText;
    private final PriceTable bundled;
    private final Path file;
    private Optional<PriceReading> inForce = Optional.empty();

    /// @param bundledText the price file that ships with the program
    /// @param file where the user's own one stands, if there is one
    /// @throws JsonFault when `bundledText` is no price file
    public Prices(String bundledText, Path file) throws JsonFault {
        this.bundledText = bundledText;
        this.bundled = PriceTable.parse(bundledText);
        this.file = file;
    }

    /// What is in force; the file is read when this is first asked for.
    public synchronized PriceReading inForce() {
        return inForce.orElseGet(this::readAgain);
    }

    /// Reads the file afresh; runs from now on are priced by what it gives.
    public synchronized PriceReading readAgain() {
        PriceReading reading = read();
        inForce = Optional.of(reading);
        return reading;
    }

    /// Where the user's own prices stand, or would.
    public Path file() {
        return file;
    }

    /// Copies the bundled prices to where the user can edit them, unless there is a file already.
    ///
    /// @return true when a copy was made; false when there was one, which is left as it is
    /// @throws IOException when it cannot be written
    public boolean copyToEdit() throws IOException {
        try {
            try (OutputStream out = PrivateFiles.writeNew(file)) {
                out.write(bundledText.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private PriceReading read() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new PriceReading(bundled, Optional.empty(), Optional.empty());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return refused("it is larger than 4 MB");
            }
            return new PriceReading(
                    PriceTable.parse(text(bytes)), Optional.of(file), Optional.empty());
        } catch (JsonFault e) {
            return refused(e.reason());
        } catch (CharacterCodingException e) {
            return refused("it is not UTF-8 text");
        } catch (NoSuchFileException e) {
            return refused("it is a link to nowhere");
        } catch (IOException e) {
            return refused("it cannot be read");
        }
    }

    // An editor may have put a byte order mark in front, which JSON does not know.
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(bytes))
                        .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private PriceReading refused(String why) {
        return new PriceReading(bundled, Optional.empty(), Optional.of(file + ": " + why));
    }
}

package dev.policyplayground.store;

import dev.policyplayground.files.LooseFile;
import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native library as a file of its own that stays. Without it each start unpacks one into
/// the temporary folder, where a program that is killed leaves it for ever, and programs that start
/// at the same time get into each other's way. Stateless.
public final class NativeLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private NativeLibrary() {}

    /// Has SQLite loaded from this folder; must come before the first database is opened. Where
    /// that cannot be, SQLite unpacks its library as ever.
    ///
    /// @param folder made if need be; used only when it is the user's alone
    public static void keepIn(Path folder) {
        if (System.getProperty(PATH) != null || System.getProperty("org.sqlite.tmpdir") != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                return;
            }
            byte[] library = in.readAllBytes();
            Path file =
                    PrivateFiles.makeFolder(folder)
                            .resolve(SQLiteJDBCLoader.getVersion() + "-" + name);
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), library)) {
                PrivateFiles.replace(file, library);
            }
            if (LooseFile.in(folder).isEmpty()) {
                System.setProperty(PATH, folder.toString());
                System.setProperty(NAME, file.getFileName().toString());
            }
        } catch (IOException _) {
            // a folder that cannot be written: SQLite unpacks its library as ever
        }
    }
}

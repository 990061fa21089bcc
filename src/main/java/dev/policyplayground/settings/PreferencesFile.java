package dev.policyplayground.settings;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences as they are now, and their file. Thread-safe; closing writes what is not yet
/// written.
public final class PreferencesFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final DataFolder folder;
    private volatile Preferences now;
    private Preferences written;

    /// Reads the file; see [Preferences#load].
    public PreferencesFile(DataFolder folder) {
        this.folder = folder;
        this.now = Preferences.load(folder.preferences());
        this.written = now;
    }

    public Preferences now() {
        return now;
    }

    /// Holds from here on; [#write] puts it into the file.
    public void set(Preferences to) {
        now = to;
    }

    /// Writes what changed. May wait for the disk.
    ///
    /// @return false when it could not be written
    public synchronized boolean write() {
        Preferences wanted = now;
        if (wanted.equals(written)) {
            return true;
        }
        try {
            folder.make();
            wanted.save(folder.preferences(), written);
            written = wanted;
            return true;
        } catch (IOException e) {
            LOG.warn("preferences could not be saved", e);
            return false;
        }
    }

    @Override
    public void close() {
        write();
    }
}

package dev.policyplayground.settings;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences as they are now, and their file. Thread-safe; closing writes what is not yet
/// written.
public final class PreferencesFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final DataFolder folder;
    private volatile Preferences now;
    private final Optional<String> damage;
    private Preferences written;

    /// Reads the file. One that cannot be read is left as it is, and never written over: the
    /// defaults hold, and [#damage] says why.
    public PreferencesFile(DataFolder folder) {
        this.folder = folder;
        Preferences read = Preferences.DEFAULT;
        Optional<String> problem = Optional.empty();
        try {
            read = Preferences.read(folder.preferences());
        } catch (DamagedSettingsException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        this.now = read;
        this.written = read;
        this.damage = problem;
    }

    /// Why the file cannot be read, in a sentence; empty when it could be.
    public Optional<String> damage() {
        return damage;
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
        if (damage.isPresent()) {
            return false;
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

package dev.policyplayground.session;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs that the database did not take, until it does: each in memory, and in a private file of its
/// own, in the format of an export. The file is in the data folder; where that cannot be written,
/// in the user's own folder among the temporary files.
///
/// Thread-safe, and several programs may share the folders: a file is complete or not there, and it
/// goes only after its run was saved, so that a run is neither lost nor saved twice.
public final class UnsavedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(UnsavedRuns.class);
    private static final String END = ".jsonl";

    private final Path folder;
    private final TemporaryFolder temporary;
    private final Map<String, RunRecord> pending = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// @param dataFolder where the database is
    /// @param temporaryFiles where the system keeps temporary files
    public UnsavedRuns(Path dataFolder, Path temporaryFiles) {
        this.folder = dataFolder.resolve("unsaved");
        this.temporary = TemporaryFolder.of(dataFolder, temporaryFiles);
    }

    /// Keeps `run` until it can be saved.
    ///
    /// @return its file; empty when none could be written, and then memory alone has it
    public Optional<Path> add(RunRecord run) {
        synchronized (pending) {
            pending.put(run.id(), run);
        }
        Optional<Path> file = write(run, folder);
        if (file.isEmpty()) {
            file = temporary.make().flatMap(other -> write(run, other));
        }
        listeners.forEach(Runnable::run);
        return file;
    }

    private static Optional<Path> write(RunRecord run, Path folder) {
        Path file = folder.resolve(run.id() + END);
        try {
            byte[] line = (RunCodec.write(run) + "\n").getBytes(StandardCharsets.UTF_8);
            PrivateFiles.replace(file, line);
            PrivateFiles.force(file);
            return Optional.of(file);
        } catch (IOException e) {
            LOG.warn("an unsaved run could not be written", e);
            return Optional.empty();
        }
    }

    /// Those of this program that are not saved yet, oldest first.
    public List<RunRecord> pending() {
        synchronized (pending) {
            return List.copyOf(pending.values());
        }
    }

    /// The files that wait, this program's and others'.
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path each : folders()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(each, "*" + END)) {
                found.forEach(files::add);
            } catch (IOException e) {
                LOG.warn("unsaved runs cannot be listed", e);
            }
        }
        files.sort(null);
        return files;
    }

    private Collection<Path> folders() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            folders.add(folder);
        }
        temporary.find().ifPresent(folders::add);
        return folders;
    }

    /// Saves all that wait. A file that holds no run stays as it is.
    ///
    /// @param save saves a run unless its id is known
    /// @return how many were waiting and are saved now
    /// @throws StorageException when one could not be saved; it and those after it wait on
    public int saveAll(Consumer<RunRecord> save) {
        int saved = 0;
        for (Path file : files()) {
            Optional<RunRecord> run = read(file);
            if (run.isPresent()) {
                save.accept(run.get());
                delete(file);
                forget(run.get());
                saved++;
            }
        }
        for (RunRecord run : pending()) {
            save.accept(run);
            forget(run);
            saved++;
        }
        return saved;
    }

    private void forget(RunRecord run) {
        synchronized (pending) {
            pending.remove(run.id());
        }
        listeners.forEach(Runnable::run);
    }

    private static Optional<RunRecord> read(Path file) {
        try {
            return Optional.of(RunCodec.read(JsonNode.parse(Files.readString(file))));
        } catch (IOException | JsonFault e) {
            LOG.warn("a file of unsaved runs holds none", e);
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is found again, and its run is known then.
            LOG.warn("a saved run's file stays", e);
        }
    }

    /// Writes this program's unsaved runs as an export.
    ///
    /// @throws IOException when it cannot be written
    public void export(OutputStream out) throws IOException {
        for (RunRecord run : pending()) {
            out.write((RunCodec.write(run) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Calls `listener`, on any thread, whenever [#pending] may have changed.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}

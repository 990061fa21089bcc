package dev.policyplayground.session;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.CallSettingsJson;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.TurnJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drafts as files, one for each open window: it names the process that writes it, so that a window
/// which starts later knows whether its writer still lives. Each write replaces the file as a
/// whole. Thread-safe.
public final class DraftFiles implements DraftShelf {
    private static final Logger LOG = LoggerFactory.getLogger(DraftFiles.class);
    // More than a prompt, its attachments and a conversation can be.
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Path folder;
    private final String session;
    private final long process;
    private Optional<Path> recovered = Optional.empty();

    /// @param folder made when the first draft is kept
    public DraftFiles(Path folder, String session) {
        this(folder, session, ProcessHandle.current().pid());
    }

    DraftFiles(Path folder, String session, long process) {
        this.folder = folder;
        this.session = session;
        this.process = process;
    }

    @Override
    public synchronized void keep(SavedDraft draft) {
        Path file = folder.resolve("draft-" + session + ".json");
        try {
            PrivateFiles.replace(file, write(draft).toString().getBytes(StandardCharsets.UTF_8));
            if (recovered.isPresent() && !recovered.get().equals(file)) {
                Files.deleteIfExists(recovered.get());
            }
            recovered = Optional.empty();
        } catch (IOException e) {
            LOG.warn("the draft could not be kept", e);
        }
    }

    @Override
    public synchronized Optional<SavedDraft> recover() {
        for (Path file : newestFirst()) {
            Optional<JsonNode> json = read(file).filter(j -> !isAlive(j));
            Optional<SavedDraft> draft = json.flatMap(DraftFiles::draft);
            if (draft.isPresent()) {
                recovered = Optional.of(file);
                return draft;
            }
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("draft-.*\\.json"))
                    .sorted(Comparator.comparing(DraftFiles::changedAt).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("drafts could not be looked for", e);
            return List.of();
        }
    }

    private static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            // A pipe would be waited for, and never end.
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                LOG.warn("a draft is no file, or larger than a draft can be");
                return Optional.empty();
            }
            return Optional.of(JsonNode.parse(Files.readString(file)));
        } catch (IOException | JsonFault e) {
            LOG.warn("a draft could not be read", e);
            return Optional.empty();
        }
    }

    // A closed window's draft belongs to nobody, even while its program goes on.
    private boolean isAlive(JsonNode json) {
        long writer = json.get("process").count();
        return !json.get("closed").isTrue()
                && writer != process
                && ProcessHandle.of(writer).map(ProcessHandle::isAlive).orElse(false);
    }

    private JsonNode write(SavedDraft saved) {
        JsonNode variables = JsonNode.object();
        saved.variables().forEach(variables::put);
        return JsonNode.object()
                .put("process", process)
                .put("closed", saved.isClosed())
                .put("at", saved.at().toString())
                .put("system", saved.draft().system())
                .put("turns", TurnJson.write(saved.draft().earlier()))
                .put("prompt", saved.draft().prompt())
                .put("model", saved.draft().model())
                .put("maxTokens", saved.draft().maxTokens())
                .put("settings", CallSettingsJson.write(saved.draft().settings()))
                .put("release", saved.release())
                .put("variables", variables);
    }

    private static Optional<SavedDraft> draft(JsonNode json) {
        try {
            Map<String, String> variables = new TreeMap<>();
            JsonNode given = json.get("variables");
            given.names().forEach(name -> variables.put(name, given.get(name).textOrEmpty()));
            return Optional.of(
                    new SavedDraft(
                            new Draft(
                                    json.get("system").textOrEmpty(),
                                    TurnJson.read(json.get("turns")),
                                    json.get("prompt").textOrEmpty(),
                                    json.get("model").textOrEmpty(),
                                    Math.max(1, json.get("maxTokens").count()),
                                    CallSettingsJson.read(json.get("settings"))),
                            json.get("release").textOrEmpty(),
                            variables,
                            Instant.parse(json.get("at").textOrEmpty()),
                            json.get("closed").isTrue()));
        } catch (JsonFault | DateTimeException e) {
            LOG.warn("a draft was damaged", e);
            return Optional.empty();
        }
    }
}

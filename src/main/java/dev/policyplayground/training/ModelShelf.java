package dev.policyplayground.training;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The models of a team: the shipped one, and those it trained, in a folder. One of them judges.
/// Which ones did before is kept, so that a step can be taken back. Thread-safe.
///
/// In the folder stand `<id>.model` for each model, and `adopted`, a text with an id a line, the
/// one in force last; without it the shipped model judges.
public final class ModelShelf {
    private static final String ADOPTED = "adopted";
    private static final String SHIPPED = "shipped";

    private final Path folder;
    private final Supplier<LearnedModel> shipped;
    private Optional<LearnedModel> inForce = Optional.empty();

    /// @param folder made when it is first needed
    /// @param shipped the model of the program, asked for when it is needed
    public ModelShelf(Path folder, Supplier<LearnedModel> shipped) {
        this.folder = folder;
        this.shipped = shipped;
    }

    /// The model that judges.
    ///
    /// @throws IOException when the folder cannot be read
    /// @throws ModelFault when the adopted model cannot be used; nothing else takes its place by
    ///   itself
    public synchronized LearnedModel inForce() throws IOException, ModelFault {
        if (inForce.isEmpty()) {
            inForce = Optional.of(read(last()));
        }
        return inForce.get();
    }

    private String last() throws IOException {
        List<String> ids = adopted();
        return ids.isEmpty() ? SHIPPED : ids.getLast();
    }

    /// True when the model of the program judges.
    public synchronized boolean isShipped() throws IOException {
        return last().equals(SHIPPED);
    }

    /// Keeps a model beside the others; it does not judge yet.
    public synchronized void keep(LearnedModel model) throws IOException {
        PrivateFiles.replace(file(model.id()), ModelFile.write(model));
    }

    /// Makes a kept model the one that judges.
    ///
    /// @throws ModelFault when it cannot be used; then nothing changes
    public synchronized LearnedModel adopt(String id) throws IOException, ModelFault {
        LearnedModel model = read(id);
        List<String> ids = new ArrayList<>(adopted());
        ids.add(id);
        writeAdopted(ids);
        inForce = Optional.of(model);
        return model;
    }

    /// True when there is an earlier model to go back to.
    public synchronized boolean canGoBack() throws IOException {
        return !adopted().isEmpty();
    }

    /// Goes back to the model that judged before; without one, nothing changes.
    public synchronized LearnedModel goBack() throws IOException, ModelFault {
        List<String> ids = new ArrayList<>(adopted());
        if (ids.isEmpty()) {
            return inForce();
        }
        ids.removeLast();
        LearnedModel model = read(ids.isEmpty() ? SHIPPED : ids.getLast());
        writeAdopted(ids);
        inForce = Optional.of(model);
        return model;
    }

    /// Throws a kept model away. One that judges, or did, stays.
    public synchronized void drop(String id) throws IOException {
        if (!adopted().contains(id)) {
            Files.deleteIfExists(file(id));
        }
    }

    private LearnedModel read(String id) throws IOException, ModelFault {
        if (id.equals(SHIPPED)) {
            return shipped.get();
        }
        Path file = file(id);
        return ModelFile.read(file.toString(), Files.readAllBytes(file));
    }

    private List<String> adopted() throws IOException {
        try {
            return Files.readAllLines(folder.resolve(ADOPTED)).stream()
                    .map(String::strip)
                    .filter(id -> id.matches("[0-9a-f]{12}"))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void writeAdopted(List<String> ids) throws IOException {
        PrivateFiles.replace(
                folder.resolve(ADOPTED), String.join("\n", ids).getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String id) {
        return folder.resolve(id + ".model");
    }
}

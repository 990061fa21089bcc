package dev.policyplayground.app;

import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.training.Corpus;
import dev.policyplayground.training.ModelShelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// The models of the learned judge, and what they are trained from. An adopted model that cannot be
/// used leaves the shipped one in force, and says so. Thread-safe.
final class Models {
    private static final String NAME = "model/learned.model";
    private static final Supplier<LearnedModel> SHIPPED = Parts.once(Models::readShipped);

    private final ModelShelf shelf;
    private final Consumer<String> say;
    private String notice = "";

    /// @param folder where a team's own models are
    /// @param say tells the user of a command
    Models(Path folder, Consumer<String> say) {
        this.say = say;
        this.shelf = new ModelShelf(folder, SHIPPED);
    }

    /// The model of the program.
    static LearnedModel shipped() {
        return SHIPPED.get();
    }

    ModelShelf shelf() {
        return shelf;
    }

    /// The model that judges.
    synchronized LearnedModel inForce() {
        try {
            LearnedModel model = shelf.inForce();
            notice = "";
            return model;
        } catch (IOException | ModelFault e) {
            notice =
                    "The adopted model cannot be used, so the shipped one judges. "
                            + e.getMessage();
            LoggerFactory.getLogger(Models.class).warn("the adopted model cannot be used", e);
            say.accept(notice);
            return shipped();
        }
    }

    /// Why the model in force is not the adopted one; empty when it is.
    synchronized String notice() {
        return notice;
    }

    /// What models are trained from.
    ///
    /// @throws IOException when the program's own files cannot be read
    static Corpus corpus() throws IOException {
        return Corpus.read(name -> Assets.stream("corpus/" + name));
    }

    private static LearnedModel readShipped() {
        try (InputStream in = Assets.stream(NAME)) {
            return ModelFile.read(NAME, in.readAllBytes());
        } catch (ModelFault e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.policyplayground.ui.training;

import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.training.ModelShelf;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which model judges: adopting another, and going back. The playground's pack judges with it at
/// once. For use on the FX thread; files are worked on behind it.
public final class AdoptionViewModel {
    private final TrainingParts parts;
    private final JudgingPack pack;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<Optional<ModelFacts>> model =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    AdoptionViewModel(TrainingParts parts, JudgingPack pack, FxThreads threads) {
        this.parts = parts;
        this.pack = pack;
        this.threads = threads;
    }

    /// Something that waits for files and ends with a model that judges.
    private interface Change {
        LearnedModel now(ModelShelf shelf) throws IOException, ModelFault;
    }

    /// Reads afresh which model judges.
    void load() {
        threads.run(this::read, this::cannotSay);
    }

    private void read() {
        ModelShelf shelf = parts.shelf();
        boolean back = false;
        try {
            back = shelf.canGoBack();
            ModelFacts facts = ModelFacts.of(shelf.inForce(), shelf.isShipped(), back);
            threads.ui().execute(() -> show(Optional.of(facts), facts.canGoBack(), ""));
        } catch (ModelFault | IOException e) {
            boolean known = back;
            String why = Messages.text("training.model.unusable", why(e));
            threads.ui().execute(() -> show(Optional.empty(), known, why));
        }
    }

    private void show(Optional<ModelFacts> facts, boolean back, String why) {
        model.set(facts);
        canGoBack.set(back);
        problem.set(why);
    }

    /// Keeps a model and makes it the one that judges.
    ///
    /// @param adopted told when it does
    void adopt(LearnedModel candidate, Runnable adopted) {
        change(
                shelf -> {
                    shelf.keep(candidate);
                    return shelf.adopt(candidate.id());
                },
                Messages.text("training.adopted", candidate.id()),
                "training.not.adopted",
                adopted);
    }

    /// Makes the model that judged before the one that judges again.
    void goBack(Runnable done) {
        change(
                ModelShelf::goBack,
                Messages.text("training.went.back"),
                "training.not.gone.back",
                done);
    }

    private void change(Change change, String words, String failed, Runnable done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        Optional<Path> named = pack.named();
        threads.run(
                () -> {
                    try {
                        LearnedModel now = change.now(parts.shelf());
                        threads.ui().execute(done);
                        renew(named, now, words);
                    } catch (ModelFault | IOException e) {
                        end(Messages.text(failed, why(e)));
                    }
                    read();
                },
                this::stop);
    }

    private void cannotSay(Throwable fault) {
        show(Optional.empty(), false, FaultWords.of(fault));
    }

    private void stop(Throwable fault) {
        busy.set(false);
        notice.set(FaultWords.of(fault));
    }

    // The model counts from here on, even where the pack cannot be read anew.
    private void renew(Optional<Path> named, LearnedModel now, String words) {
        try {
            Gates gates = parts.gates().with(named, now);
            threads.ui().execute(() -> put(named, now, gates, words));
        } catch (IOException e) {
            end(words + " " + Messages.text("training.pack.failed", why(e)));
        }
    }

    private void put(Optional<Path> named, LearnedModel now, Gates gates, String words) {
        Optional<Path> chosen = pack.named();
        if (chosen.equals(named)) {
            pack.renew(new Layers(gates.pack(), gates.input(), gates.output()));
            busy.set(false);
            notice.set(words);
        } else {
            // A person chose another pack in the meantime.
            threads.run(() -> renew(chosen, now, words), this::stop);
        }
    }

    private void end(String words) {
        threads.ui()
                .execute(
                        () -> {
                            busy.set(false);
                            notice.set(words);
                        });
    }

    static String why(Exception e) {
        String words = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
        return switch (e) {
            case NoSuchFileException _ -> Messages.text("training.file.missing", words);
            case AccessDeniedException _ -> Messages.text("training.file.denied", words);
            default -> words;
        };
    }

    /// Says something, in place of what was said before.
    void say(String words) {
        notice.set(words);
    }

    /// The model that judges; empty while it is read, or when it cannot be used.
    public ReadOnlyObjectProperty<Optional<ModelFacts>> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /// Why the adopted model cannot be used; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was done last, or why it was not; empty for nothing.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /// True while a model is being put in force.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}

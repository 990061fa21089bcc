package dev.policyplayground.ui.parts;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.run.Note;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Provider;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Who stopped a run, and what each layer took: the line a whole room reads. For use on the FX
/// thread.
public final class OutcomeStrip extends WrappingRow {
    // Source: the Messages API, "Stop reasons".
    private static final Optional<String> WINDOW_FULL =
            Optional.of("model_context_window_exceeded");

    private static final double GAP = 32;

    private final Label outcome = new Label();
    private final Label notes = new Label();
    private final Stage input = new Stage("outcome.stage.input");
    private final Stage model = new Stage("outcome.stage.model");
    private final Stage output = new Stage("outcome.stage.output");
    private final Label money = new Label();
    private final Label tokens = new Label();

    public OutcomeStrip() {
        super(GAP);
        getStyleClass().add("outcome-strip");
        outcome.getStyleClass().add("outcome-words");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        notes.getStyleClass().add("muted");
        notes.setWrapText(true);
        notes.managedProperty().bind(notes.textProperty().isEmpty().not());
        VBox words = new VBox(outcome, notes);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("outcome-text");
        money.getStyleClass().addAll("outcome-money", "numbers");
        tokens.getStyleClass().addAll("muted", "numbers");
        VBox cost = new VBox(money, tokens);
        cost.setAlignment(Pos.CENTER_RIGHT);
        cost.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(words, input, model, output, cost);
        clear();
    }

    /// One layer's name, verdict and time.
    private static final class Stage extends VBox {
        private final VerdictBadge badge = new VerdictBadge();
        private final Label time = new Label();
        private final Label cost = new Label();

        Stage(String nameKey) {
            getStyleClass().add("stage");
            Label name = new Label(Messages.text(nameKey));
            name.getStyleClass().add("muted");
            time.getStyleClass().addAll("muted", "numbers");
            cost.getStyleClass().addAll("muted", "numbers");
            cost.visibleProperty().bind(cost.textProperty().isEmpty().not());
            cost.managedProperty().bind(cost.visibleProperty());
            setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(new HBox(8, name, time), badge, cost);
        }

        void show(Optional<Assessment> assessment, String otherwise, Provider provider) {
            badge.show(assessment.map(Assessment::verdict), otherwise);
            time.setText(assessment.map(a -> Format.time(a.total())).orElse(""));
            // Local judges cost nothing, and need not say so.
            cost.setText(
                    assessment
                            .flatMap(Assessment::asked)
                            .map(a -> Format.moneyShort(a.cost(), provider))
                            .orElse(""));
        }

        void show(String word, String duration) {
            show(word, duration, "");
        }

        void show(String word, String duration, String money) {
            badge.show(Optional.empty(), word);
            time.setText(duration);
            cost.setText(money);
        }
    }

    public void clear() {
        clear(Messages.text("outcome.none"));
    }

    /// @param words what is to be said while there is no outcome
    public void clear(String words) {
        say(VerdictStyle.NONE, words, "");
        input.show("–", "");
        model.show("–", "");
        output.show("–", "");
        money.setText("");
        tokens.setText("");
    }

    /// Says that a run is under way.
    public void running(Optional<Assessment> judgedInput, Provider provider) {
        say(VerdictStyle.NONE, Messages.text("outcome.running"), "");
        input.show(judgedInput, "…", provider);
        model.show("…", "");
        output.show("…", "");
        money.setText("");
        tokens.setText("");
    }

    public void show(RunRecord run) {
        say(VerdictStyle.of(run.outcome()), words(run), notes(run));
        input.show(Optional.of(run.input()), "–", run.provider());
        boolean sent = !run.modelTime().isZero();
        model.show(
                sent ? run.answered().stopReason().orElse("–") : Messages.text("outcome.not.sent"),
                sent ? Format.time(run.modelTime()) : "",
                sent ? chatCost(run) : "");
        output.show(run.output(), Messages.text("outcome.not.judged"), run.provider());
        money.setText(Format.money(run.cost(), run.provider()));
        tokens.setText(
                Messages.text(
                        "outcome.tokens",
                        Format.count(run.answered().usage().prompt()),
                        Format.count(run.answered().usage().output())));
    }

    // Beside judges that cost something the model's own share is worth naming.
    private static String chatCost(RunRecord run) {
        return run.judgesCost().isPresent()
                ? Format.moneyShort(run.money().cost(), run.provider())
                : "";
    }

    private void say(VerdictStyle style, String text, String small) {
        style.applyTo(this);
        outcome.setText(text);
        notes.setText(small);
    }

    private static String words(RunRecord run) {
        boolean reviewed =
                run.outcome() instanceof Outcome.Surfaced && run.input().verdict().asksForReview();
        return reviewed ? Messages.text("outcome.surfaced.after.review") : run.outcomeWords();
    }

    private static String notes(RunRecord run) {
        String notes =
                run.notes().stream()
                        .sorted()
                        .map(note -> words(note, run))
                        .collect(Collectors.joining(" "));
        return (run.causeOfTakingBack() + " " + notes).strip();
    }

    private static String words(Note note, RunRecord run) {
        boolean isWindowFull =
                note == Note.TRUNCATED && run.answered().stopReason().equals(WINDOW_FULL);
        return Messages.text(
                isWindowFull ? "outcome.note.context.window" : "outcome.note." + note.name());
    }
}

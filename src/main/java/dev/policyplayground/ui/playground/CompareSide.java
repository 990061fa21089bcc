package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.VerdictBadge;
import dev.policyplayground.ui.playground.RunView.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.NamedArg;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One side of a comparison: both verdicts, the raw reply, what became of it and what it cost. For
/// use on the FX thread.
public final class CompareSide extends VBox {
    private final Label about = new Label();
    private final VerdictBadge input = new VerdictBadge();
    private final VerdictBadge output = new VerdictBadge();
    private final Label outcome = new Label();
    private final Label cost = new Label();
    private final Label state = new Label();
    private final CodeEditor reply = new CodeEditor();

    /// @param letter A or B
    public CompareSide(@NamedArg("letter") String letter) {
        getStyleClass().addAll("pane", "compare-side");
        Label name = new Label(letter);
        name.getStyleClass().add("side-letter");
        about.getStyleClass().add("muted");
        about.setMinWidth(0);
        outcome.getStyleClass().add("title");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        cost.getStyleClass().addAll("muted", "numbers");
        state.getStyleClass().addAll("hint", "overlay");
        state.setWrapText(true);
        state.setMouseTransparent(true);
        StackPane.setAlignment(state, Pos.TOP_LEFT);
        HBox title = new HBox(8, name, about);
        title.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox verdicts =
                new HBox(
                        8,
                        muted("outcome.stage.input"),
                        input,
                        muted("outcome.stage.output"),
                        output,
                        gap,
                        cost);
        verdicts.getStyleClass().add("side-verdicts");
        HBox ending = new HBox(outcome);
        ending.getStyleClass().add("side-verdicts");
        reply.makeReadOnly();
        reply.setName(Messages.text("compare.reply", letter));
        StackPane text = new StackPane(reply, state);
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(title, verdicts, ending, text);
    }

    private static Label muted(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("muted");
        return label;
    }

    void show(RunView view) {
        Optional<RunRecord> run = view.record();
        about.setText(
                run.map(r -> Messages.text("compare.about", r.model(), r.packTitle())).orElse(""));
        input.show(view.input().map(Assessment::verdict), "–");
        output.show(view.output().map(Assessment::verdict), "–");
        reply.textProperty().set(view.reply());
        outcome.setText(
                Stream.concat(
                                run.map(RunRecord::outcomeWords).or(() -> running(view)).stream(),
                                view.problem().stream())
                        .collect(Collectors.joining("\n")));
        cost.setText(
                run.map(
                                r ->
                                        Messages.text(
                                                "compare.cost",
                                                Format.time(r.modelTime()),
                                                Format.money(r.cost(), r.provider())))
                        .orElse(""));
        state.setText(view.reply().isEmpty() ? emptyWords(view) : "");
    }

    private static Optional<String> running(RunView view) {
        return view.phase() == Phase.RUNNING
                ? Optional.of(Messages.text("outcome.running"))
                : Optional.empty();
    }

    private static String emptyWords(RunView view) {
        return switch (view.phase()) {
            case EMPTY -> Messages.text("compare.empty");
            case RUNNING -> Messages.text("playground.reply.waiting");
            case SAVING, FINISHED, OPENED -> Messages.text("compare.no.reply");
        };
    }

    void mark(List<Mark> differences) {
        // On a ground of their own and underlined, so that colour is not the only sign.
        reply.setShades(restyled(differences, "shade-"));
        reply.setMarks(restyled(differences, "mark-"));
    }

    private static List<Mark> restyled(List<Mark> marks, String prefix) {
        return marks.stream()
                .map(m -> new Mark(m.span(), prefix + m.style(), m.explanation()))
                .toList();
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.Exposure;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.text.KeysInUse;
import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.EvidenceMarks;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.OutcomeStrip;
import dev.policyplayground.ui.parts.VerdictPane;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// Shows a run in the columns: the raw reply as it comes, the output gate's verdict, what the user
/// sees, and the outcome.
final class RunColumns {
    private static final PseudoClass LEAKED = PseudoClass.getPseudoClass("leaked");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final PlaygroundViewModel model;
    private final Controls on;

    /// The controls of the columns.
    record Controls(
            Label replyState,
            Label blocks,
            TitledPane thinkingFold,
            TextArea thinking,
            CodeEditor reply,
            TextArea json,
            VBox guide,
            TextArea headers,
            VerdictPane output,
            TextArea userSees,
            Label userState,
            Label leak,
            Label problem,
            OutcomeStrip outcome) {}

    RunColumns(PlaygroundViewModel model, Controls controls) {
        this.model = model;
        this.on = controls;
    }

    void bind() {
        on.problem.visibleProperty().bind(on.problem.textProperty().isEmpty().not());
        on.problem.managedProperty().bind(on.problem.visibleProperty());
        on.thinkingFold.managedProperty().bind(on.thinkingFold.visibleProperty());
        on.blocks.visibleProperty().bind(on.blocks.textProperty().isEmpty().not());
        on.blocks.managedProperty().bind(on.blocks.visibleProperty());
        on.reply.makeReadOnly();
        on.reply.setName(Messages.text("playground.reply.title"));
        on.userSees.setAccessibleText(Messages.text("playground.user.title"));
        on.output.setOnPick(finding -> on.reply.select(finding.span()));
        model.viewProperty().subscribe(this::show);
        model.conversation().turns().subscribe(() -> show(model.viewProperty().get()));
        model.state().outdated().subscribe(this::dim);
    }

    private void show(RunView view) {
        on.problem.setText(view.problem().orElse(model.parts().noArchive()));
        on.reply.textProperty().set(view.reply());
        String thought = view.thinking().strip();
        if (!on.thinking.getText().equals(thought)) {
            on.thinking.setText(thought);
        }
        on.thinkingFold.setVisible(ReplyBlocks.hasThinking(view.record(), thought));
        on.thinkingFold.setText(ReplyBlocks.thinkingTitle(view.record(), thought));
        on.blocks.setText(ReplyBlocks.words(view.record()));
        showState(view);
        showOutput(view);
        showUser(view);
        switch (view.phase()) {
            case EMPTY -> on.outcome.clear(notRunYet());
            case RUNNING -> on.outcome.running(view.input(), provider(view));
            case SAVING, FINISHED, OPENED ->
                    view.record().ifPresentOrElse(on.outcome::show, on.outcome::clear);
        }
        showAnswer(view.record());
        dim(model.state().outdated().get());
    }

    // Above a list of runs "no run yet" would not be so.
    private String notRunYet() {
        long turns =
                model.conversation().turns().stream()
                        .filter(t -> t.role() == Turn.Role.USER && !t.isFromElsewhere())
                        .count();
        return turns > 0
                ? Messages.text("outcome.none.turn", turns + 1)
                : Messages.text(
                        model.recent().isEmpty() ? "outcome.none" : "outcome.none.conversation");
    }

    private Provider provider(RunView view) {
        return view.record().map(RunRecord::provider).orElse(model.providerProperty().get());
    }

    private void showAnswer(Optional<RunRecord> run) {
        String json = KeysInUse.mask(run.map(r -> r.answered().json()).orElse(""));
        if (!json.equals(on.json.getText()) || on.guide.getChildren().isEmpty()) {
            on.json.setText(json);
            on.guide.getChildren().setAll(FieldGuide.of(json));
        }
        on.json.setPromptText(
                Messages.text(run.isPresent() ? "playground.json.none" : "playground.json.empty"));
        on.headers.setPromptText(
                Messages.text(
                        run.isPresent() ? "playground.headers.none" : "playground.headers.empty"));
        on.headers.setText(
                run
                        .map(RunRecord::answered)
                        .map(RunRecord.Answered::headers)
                        .orElse(Map.of())
                        .entrySet()
                        .stream()
                        .map(h -> h.getKey() + ": " + h.getValue())
                        .collect(Collectors.joining("\n")));
    }

    // What a user has seen of a reply before it was judged, or before it was taken back.
    private void showLeak(RunView view) {
        Optional<Exposure> leaked = view.exposure();
        on.leak.setText(
                leaked.map(e -> Messages.text("leak.some", e.characters(), e.of()))
                        .orElseGet(() -> unjudged(view)));
        on.leak.pseudoClassStateChanged(LEAKED, !on.leak.getText().isEmpty());
    }

    private static String unjudged(RunView view) {
        int seen = view.reply().codePointCount(0, view.releasedTo());
        return seen == 0 || view.phase() != Phase.RUNNING
                ? ""
                : switch (view.release().orElseThrow()) {
                    case ReleasePolicy.CheckAfter _ -> Messages.text("leak.unjudged", seen);
                    case ReleasePolicy.HoldWindow _ -> Messages.text("leak.window", seen);
                    // What these let out was judged before.
                    case ReleasePolicy.HoldAll _, ReleasePolicy.HoldSentence _ -> "";
                };
    }

    private void showState(RunView view) {
        on.replyState.setText(
                switch (view.phase()) {
                    case EMPTY -> Messages.text("playground.reply.empty");
                    case RUNNING ->
                            view.reply().isEmpty()
                                    ? view.waiting()
                                            .map(RunColumns::waiting)
                                            .orElseGet(
                                                    () ->
                                                            Messages.text(
                                                                    view.judging().isPresent()
                                                                            ? "playground.reply.judging"
                                                                            : "playground.reply.waiting"))
                                    : "";
                    case SAVING, FINISHED, OPENED ->
                            view.reply().isEmpty()
                                    ? view.record().map(this::noReply).orElse("")
                                    : "";
                });
    }

    private static String waiting(RunView.Waiting waiting) {
        return Messages.text(
                "playground.reply.retrying",
                waiting.why().describe(),
                Format.time(waiting.pause()),
                waiting.attempt() + 1);
    }

    // A model that is gone is the commonest reason for a 404.
    private String noReply(RunRecord run) {
        return MissingReply.text(
                run,
                model.parts()
                        .catalog()
                        .advice(run.draft().model(), model.parts().clock().instant()));
    }

    private void showOutput(RunView view) {
        if (view.output().isPresent()) {
            Assessment assessment = view.output().get();
            PolicyPack pack = model.layersProperty().get().pack();
            on.output.show(assessment, pack, provider(view));
            on.reply.setMarks(EvidenceMarks.of(assessment, Layer.OUTPUT, pack));
        } else {
            on.output.clear(
                    Messages.text(
                            view.record().isPresent() ? "outcome.not.judged" : "verdict.none"),
                    view.record()
                            .map(MissingReply::verdict)
                            .orElse(Messages.text("playground.output.empty")));
            on.reply.setMarks(List.of());
        }
        on.reply.setShades(withheld(view));
    }

    // What the user does not see is marked where it stands, and the text is never reflowed.
    private static List<Mark> withheld(RunView view) {
        int shown = view.releasedTo();
        boolean over = view.phase() != Phase.RUNNING;
        if (!over || shown >= view.reply().length()) {
            return List.of();
        }
        return List.of(new Mark(new Span(shown, view.reply().length()), "shade-withheld", ""));
    }

    private void showUser(RunView view) {
        on.userSees.setText(view.shown());
        String state =
                view.retracted().isPresent()
                        ? Messages.text(
                                "playground.user.retracted",
                                view.exposure().map(Exposure::characters).orElse(0))
                        : view.shown().isEmpty() ? nothingShown(view) : "";
        on.userState.setText(state);
        showLeak(view);
    }

    private static String nothingShown(RunView view) {
        return switch (view.phase()) {
            case EMPTY -> Messages.text("playground.user.before");
            case RUNNING ->
                    view.judging().filter(l -> l == Layer.OUTPUT).isPresent()
                            ? Messages.text("playground.user.judging")
                            : waiting(view.release().orElseThrow());
            case SAVING, FINISHED, OPENED -> Messages.text("playground.user.empty");
        };
    }

    private static String waiting(ReleasePolicy release) {
        return switch (release) {
            case ReleasePolicy.HoldAll _ -> Messages.text("playground.user.waiting.all");
            case ReleasePolicy.HoldSentence _ -> Messages.text("playground.user.waiting.sentence");
            case ReleasePolicy.HoldWindow(int characters) ->
                    Messages.text("playground.user.waiting.window", characters);
            case ReleasePolicy.CheckAfter _ -> Messages.text("playground.user.waiting.after");
        };
    }

    private void dim(boolean outdated) {
        on.output.setStale(outdated);
        on.outcome.pseudoClassStateChanged(STALE, outdated);
        on.reply.pseudoClassStateChanged(STALE, outdated);
        on.userSees.pseudoClassStateChanged(STALE, outdated);
    }
}

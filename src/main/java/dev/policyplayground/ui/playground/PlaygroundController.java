package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.SavedDraft;
import dev.policyplayground.text.TokenEstimate;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.EvidenceMarks;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.OutcomeStrip;
import dev.policyplayground.ui.parts.RunCharts;
import dev.policyplayground.ui.parts.RunTable;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.parts.VerdictPane;
import dev.policyplayground.usage.Provider;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the playground's view to its model.
final class PlaygroundController {
    private final PlaygroundViewModel model;
    private final Commands commands;
    @FXML private HBox recovered;
    @FXML private Label recoveredWords;
    @FXML private Button recoveredKeep;
    @FXML private Button recoveredDiscard;
    @FXML private HBox unsaved;
    @FXML private Label unsavedWords;
    @FXML private Button unsavedSave;
    @FXML private Button unsavedExport;
    @FXML private Label trouble;
    @FXML private SplitPane editors;
    @FXML private VBox systemPane;
    @FXML private VBox secondSystemPane;
    @FXML private Node conversation;
    @FXML private VBox promptPane;
    @FXML private Label systemTitle;
    @FXML private CodeEditor system;
    @FXML private Label systemTokens;
    @FXML private VariableFields variables;
    @FXML private CodeEditor secondSystem;
    @FXML private CodeEditor prompt;
    @FXML private Label promptTokens;
    @FXML private Button addDocument;
    @FXML private Button inspectPrompt;
    @FXML private Node inspect;
    @FXML private VBox columnsPane;
    @FXML private Node compare;
    @FXML private VerdictPane input;
    @FXML private Label replyState;
    @FXML private Label blocks;
    @FXML private TitledPane thinkingFold;
    @FXML private TextArea thinking;
    @FXML private ProgressBar meterBar;
    @FXML private CodeEditor reply;
    @FXML private TextArea json;
    @FXML private VBox guide;
    @FXML private TextArea headers;
    @FXML private VerdictPane output;
    @FXML private TextArea userSees;
    @FXML private Label userState;
    @FXML private Label leak;
    @FXML private Label problem;
    @FXML private OutcomeStrip outcome;
    @FXML private Button goOn;
    @FXML private Button nextTurn;
    @FXML private RunCharts charts;
    @FXML private RunTable recent;

    PlaygroundController(PlaygroundViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    void initialize() {
        bindBanners();
        bindEditors();
        bindInputGate();
        new RunColumns(
                        model,
                        new RunColumns.Controls(
                                replyState,
                                blocks,
                                thinkingFold,
                                thinking,
                                reply,
                                json,
                                guide,
                                headers,
                                output,
                                userSees,
                                userState,
                                leak,
                                problem,
                                outcome))
                .bind();
        commands.get("next.turn").bind(nextTurn);
        commands.get("go.on").bind(goOn);
        goOn.visibleProperty().bind(model.paused().canGoOn());
        goOn.managedProperty().bind(goOn.visibleProperty());
        commands.get("add.document").bind(addDocument);
        recent.showTimes(zone());
        recent.setItems(model.recent());
        recent.setOnOpen(row -> model.open(row.id()));
        model.recent().subscribe(this::drawCharts);
        model.providerProperty().subscribe(this::drawCharts);
        commands.get("inspect").bind(inspectPrompt);
        model.inspect().openProperty().subscribe(this::arrange);
        model.compare().activeProperty().subscribe(this::arrange);
        model.conversation().turns().subscribe(this::arrange);
        model.conversation().formProperty().subscribe(this::arrange);
        arrange();
    }

    private void bindBanners() {
        recovered
                .visibleProperty()
                .bind(model.recovery().recoveredProperty().map(Optional::isPresent));
        recovered.managedProperty().bind(recovered.visibleProperty());
        model.recovery()
                .recoveredProperty()
                .subscribe(
                        saved ->
                                recoveredWords.setText(
                                        saved.map(SavedDraft::at)
                                                .map(at -> Format.dayAndTime(at, zone()))
                                                .map(at -> Messages.text("draft.recovered", at))
                                                .orElse("")));
        recoveredKeep.setOnAction(_ -> model.recovery().keepRecovered());
        recoveredDiscard.setOnAction(_ -> model.recovery().discardRecovered());
        StringBinding retired = new RetiredModels(model).words();
        trouble.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Stream.of(
                                                        model.troubleProperty().get(),
                                                        missing(model.check().missing().get()),
                                                        retired.get())
                                                .filter(words -> !words.isEmpty())
                                                .collect(Collectors.joining("\n")),
                                model.troubleProperty(),
                                model.check().missing(),
                                retired));
        unsavedWords.textProperty().bind(model.unsaved().messageProperty());
        unsaved.visibleProperty().bind(unsavedWords.textProperty().isEmpty().not());
        unsaved.managedProperty().bind(unsaved.visibleProperty());
        unsavedSave.setOnAction(_ -> model.unsaved().saveNow());
        unsavedExport.setOnAction(_ -> model.unsaved().export());
        trouble.visibleProperty().bind(trouble.textProperty().isEmpty().not());
        trouble.managedProperty().bind(trouble.visibleProperty());
    }

    private static String missing(Optional<CaretTarget> target) {
        return target.map(
                        t ->
                                switch (t) {
                                    case CaretTarget.YourTurn _ ->
                                            Messages.text("playground.missing.turn");
                                    case CaretTarget.VariableValue(var name) ->
                                            Messages.text("playground.missing.value", name);
                                })
                .orElse("");
    }

    private ZoneId zone() {
        return model.parts().clock().getZone();
    }

    // What there is to write with depends on what is done: a conversation appears with its first
    // turn, a second
    // system prompt with A│B.
    private void arrange() {
        boolean comparing = model.compare().activeProperty().get();
        boolean talking =
                !model.conversation().turns().isEmpty()
                        || model.conversation().formProperty().get().isPresent();
        List<Node> panes = new ArrayList<>(List.of(systemPane));
        if (comparing) {
            panes.add(secondSystemPane);
        }
        if (talking) {
            panes.add(conversation);
        }
        panes.add(promptPane);
        if (!editors.getItems().equals(panes)) {
            editors.getItems().setAll(panes);
            for (int i = 1; i < panes.size(); i++) {
                editors.setDividerPosition(i - 1, (double) i / panes.size());
            }
        }
        systemTitle.setText(
                Messages.text(
                        comparing ? "playground.system.title.first" : "playground.system.title"));
        boolean inspecting = model.inspect().openProperty().get();
        Shown.to(inspecting, inspect);
        Shown.to(comparing && !inspecting, compare);
        Shown.to(!comparing && !inspecting, columnsPane);
    }

    // Simulated and real money are never drawn together.
    private void drawCharts() {
        Provider now = model.providerProperty().get();
        charts.show(model.recent().stream().filter(r -> r.provider() == now).toList(), now);
    }

    private void bindEditors() {
        system.textProperty().bindBidirectional(model.systemProperty());
        secondSystem.textProperty().bindBidirectional(model.compare().systemProperty());
        prompt.textProperty().bindBidirectional(model.promptProperty());
        system.setName(Messages.text("playground.system.title"));
        secondSystem.setName(Messages.text("playground.system.title.second"));
        prompt.setName(Messages.text("playground.prompt.title"));
        systemTokens.textProperty().bind(model.systemProperty().map(PlaygroundController::tokens));
        new TokenMeter(model.meter(), model.live().verdictProperty(), promptTokens, meterBar)
                .bind();
        variables.bind(model.variables(), model.check());
        model.caret().setOnRequest(this::moveCaret);
    }

    private void moveCaret(CaretTarget target) {
        switch (target) {
            case CaretTarget.YourTurn _ -> prompt.takeFocus();
            case CaretTarget.VariableValue(var name) -> variables.focus(name);
        }
    }

    private void bindInputGate() {
        input.setOnPick(this::point);
        model.live().revisionProperty().subscribe(() -> input.setStale(true));
        model.live().verdictProperty().subscribe(_ -> showInput());
        model.viewProperty().map(RunView::input).subscribe(_ -> showInput());
    }

    // What Claude found when the draft was run stands until the draft changes.
    private void showInput() {
        Optional<Assessment> asked =
                model.viewProperty().get().input().filter(a -> a.asked().isPresent());
        if (asked.isEmpty() || model.state().outdated().get()) {
            showLive(model.live().verdictProperty().get());
            return;
        }
        PolicyPack pack = model.layersProperty().get().pack();
        Provider provider =
                model.viewProperty()
                        .get()
                        .record()
                        .map(RunRecord::provider)
                        .orElse(model.providerProperty().get());
        input.show(asked.get(), pack, provider);
        prompt.setMarks(EvidenceMarks.of(asked.get(), Layer.INPUT, pack));
    }

    private void point(Finding finding) {
        if (finding.isInFocus()) {
            prompt.select(finding.span());
        } else {
            int turn = model.conversation().ofContext(finding.turn());
            model.conversation().selectedProperty().set(turn);
        }
    }

    private void showLive(Optional<LiveVerdict> verdict) {
        if (verdict.isEmpty() || verdict.get().text().isBlank()) {
            input.clear(Messages.text("verdict.none"), Messages.text("playground.input.empty"));
            prompt.setMarks(List.of());
            return;
        }
        LiveVerdict live = verdict.get();
        input.show(live.assessment(), live.pack(), model.providerProperty().get());
        if (live.pack().claudeJudge().mayBeAsked(Layer.INPUT)) {
            input.note(
                    Messages.text(
                            isClaudeAsked(live)
                                    ? "verdict.claude.on.run"
                                    : "verdict.claude.not.on.run"));
        }
        // Where variables were filled, offsets are those of the filled text.
        boolean asWritten = live.text().equals(model.promptProperty().get());
        prompt.setMarks(
                asWritten
                        ? EvidenceMarks.of(live.assessment(), Layer.INPUT, live.pack())
                        : List.of());
    }

    private static boolean isClaudeAsked(LiveVerdict live) {
        return live.assessment().verdict() instanceof Verdict.Judged judged
                && live.pack()
                        .claudeJudge()
                        .isAsked(Layer.INPUT, live.pack().thresholds(), judged.scores());
    }

    private static String tokens(String text) {
        return Messages.text("playground.tokens", Format.count(TokenEstimate.of(text)));
    }
}

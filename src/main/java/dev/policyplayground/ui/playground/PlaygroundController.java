package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.OutcomeStrip;
import dev.policyplayground.ui.parts.RunCharts;
import dev.policyplayground.ui.parts.RunTable;
import dev.policyplayground.ui.parts.VerdictPane;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Binds the playground's view to its model.
final class PlaygroundController {
    private final PlaygroundViewModel model;
    private final Command run;
    private final Command cancel;

    @FXML private MenuButton examples;
    @FXML private ComboBox<String> models;
    @FXML private Spinner<Integer> maxTokens;
    @FXML private Label policy;
    @FXML private ComboBox<ReleasePolicy> release;
    @FXML private ToggleButton simulated;
    @FXML private ToggleButton live;
    @FXML private HBox liveBox;
    @FXML private Button runButton;
    @FXML private Button cancelButton;
    @FXML private CodeEditor system;
    @FXML private Label systemTokens;
    @FXML private CodeEditor prompt;
    @FXML private Label promptTokens;
    @FXML private VerdictPane input;
    @FXML private Label replyState;
    @FXML private Label thinking;
    @FXML private CodeEditor reply;
    @FXML private TextArea json;
    @FXML private VerdictPane output;
    @FXML private TextArea userSees;
    @FXML private Label userState;
    @FXML private Label problem;
    @FXML private OutcomeStrip outcome;
    @FXML private RunCharts charts;
    @FXML private RunTable recent;

    PlaygroundController(PlaygroundViewModel model, Command run, Command cancel) {
        this.model = model;
        this.run = run;
        this.cancel = cancel;
    }

    @FXML
    void initialize() {
        bindToolbar();
        bindEditors();
        bindInputGate();
        new RunColumns(
                        model,
                        new RunColumns.Controls(
                                replyState,
                                thinking,
                                reply,
                                json,
                                output,
                                userSees,
                                userState,
                                problem,
                                outcome))
                .bind();
        recent.setItems(model.recent());
        recent.setOnOpen(row -> model.open(row.id()));
        model.recent().subscribe(this::drawCharts);
        model.providerProperty().subscribe(this::drawCharts);
    }

    // Simulated and real money are never drawn together.
    private void drawCharts() {
        Provider now = model.providerProperty().get();
        charts.show(model.recent().stream().filter(r -> r.provider() == now).toList(), now);
    }

    private void bindToolbar() {
        for (Example example : model.examples()) {
            MenuItem item = new MenuItem(example.title() + "  –  " + example.shows());
            item.setOnAction(_ -> model.load(example));
            examples.getItems().add(item);
        }
        models.getItems().setAll(model.models().stream().map(Model::id).toList());
        models.setConverter(titles());
        models.valueProperty().bindBidirectional(model.modelProperty());
        int limit = (int) model.maxTokensLimit();
        maxTokens.setValueFactory(
                new SpinnerValueFactory.IntegerSpinnerValueFactory(1, limit, 4_096, 1_024));
        maxTokens.getValueFactory().setConverter(new WholeNumber(maxTokens));
        maxTokens
                .getValueFactory()
                .valueProperty()
                .addListener((_, _, now) -> model.maxTokensProperty().set(now));
        model.maxTokensProperty()
                .subscribe(now -> maxTokens.getValueFactory().setValue(now.intValue()));
        // As it is typed, so that a run never uses another number than the one that stands there.
        maxTokens
                .getEditor()
                .textProperty()
                .subscribe(
                        text ->
                                WholeNumber.parse(text)
                                        .filter(n -> n >= 1 && n <= limit)
                                        .ifPresent(n -> model.maxTokensProperty().set(n)));
        policy.setText(
                model.parts().layers().pack().title()
                        + " "
                        + model.parts().layers().pack().version());
        release.getItems().setAll(ReleasePolicies.CHOICES);
        release.setConverter(releaseNames());
        release.valueProperty().bindBidirectional(model.releaseProperty());
        bindProvider();
        run.bind(runButton);
        cancel.bind(cancelButton);
        cancelButton.visibleProperty().bind(model.running());
        cancelButton.managedProperty().bind(model.running());
        runButton.visibleProperty().bind(model.running().map(running -> !running));
        runButton.managedProperty().bind(runButton.visibleProperty());
    }

    private void bindProvider() {
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(simulated, live);
        model.providerProperty()
                .subscribe(now -> group.selectToggle(now == Provider.LIVE ? live : simulated));
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null) {
                                group.selectToggle(before);
                            } else {
                                model.providerProperty()
                                        .set(
                                                live.isSelected()
                                                        ? Provider.LIVE
                                                        : Provider.SIMULATED);
                            }
                        });
        model.parts()
                .liveUnavailable()
                .ifPresent(
                        why -> {
                            live.setDisable(true);
                            // A disabled button shows no tooltip; the box around it does.
                            Tooltip.install(liveBox, new Tooltip(why));
                            live.setAccessibleHelp(why);
                        });
    }

    private void bindEditors() {
        system.textProperty().bindBidirectional(model.systemProperty());
        prompt.textProperty().bindBidirectional(model.promptProperty());
        system.setName(Messages.text("playground.system.title"));
        prompt.setName(Messages.text("playground.prompt.title"));
        systemTokens.textProperty().bind(model.systemTokens().map(PlaygroundController::tokens));
        promptTokens.textProperty().bind(model.promptTokens().map(PlaygroundController::tokens));
    }

    private void bindInputGate() {
        input.setOnPick(finding -> prompt.select(finding.span()));
        model.revisionProperty().subscribe(() -> input.setStale(true));
        model.liveProperty().subscribe(this::showLive);
    }

    private void showLive(Optional<LiveVerdict> verdict) {
        if (verdict.isEmpty() || verdict.get().text().isBlank()) {
            input.clear(Messages.text("verdict.none"), Messages.text("playground.input.empty"));
            prompt.setMarks(List.of());
            return;
        }
        input.show(verdict.get().assessment(), model.parts().layers().pack());
        prompt.setMarks(
                EvidenceMarks.of(
                        verdict.get().assessment(), Layer.INPUT, model.parts().layers().pack()));
    }

    private static String tokens(Long count) {
        return Messages.text("playground.tokens", Format.count(count));
    }

    private StringConverter<String> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(String id) {
                return model.parts()
                        .catalog()
                        .find(id == null ? "" : id)
                        .map(Model::title)
                        .orElse(id == null ? "" : id);
            }

            @Override
            public String fromString(String title) {
                return model.models().stream()
                        .filter(m -> m.title().equals(title))
                        .map(Model::id)
                        .findFirst()
                        .orElse(title);
            }
        };
    }

    private static String name(ReleasePolicy policy) {
        return policy.code().replaceFirst("\\(.*", "");
    }

    private static StringConverter<ReleasePolicy> releaseNames() {
        return new StringConverter<>() {
            @Override
            public String toString(ReleasePolicy policy) {
                return policy == null ? "" : Messages.text("release." + name(policy));
            }

            @Override
            public ReleasePolicy fromString(String name) {
                return ReleasePolicies.DEFAULT;
            }
        };
    }
}

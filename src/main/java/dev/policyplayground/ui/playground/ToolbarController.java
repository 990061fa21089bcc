package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.ModelTitles;
import dev.policyplayground.usage.Provider;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Binds the playground's toolbar: what is run, with what, and where.
final class ToolbarController {
    private final PlaygroundViewModel model;
    private final Commands commands;
    @FXML private MenuButton examples;
    @FXML private ComboBox<String> models;
    @FXML private Spinner<Integer> maxTokens;
    @FXML private ToggleButton callSettings;
    @FXML private MenuButton simulate;
    @FXML private MenuButton policy;
    @FXML private ComboBox<ReleasePolicy> release;
    @FXML private ToggleButton compare;
    @FXML private ToggleButton offTheRecord;
    @FXML private MenuButton copy;
    @FXML private ToggleButton simulated;
    @FXML private ToggleButton live;
    @FXML private HBox liveBox;
    @FXML private Button runButton;
    @FXML private Button cancelButton;

    ToolbarController(PlaygroundViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    void initialize() {
        for (Example example : model.examples()) {
            MenuItem item = new MenuItem(example.title() + "  –  " + example.shows());
            item.setOnAction(_ -> model.load(example));
            examples.getItems().add(item);
        }
        models.setItems(model.models().ids());
        ModelTitles titles = new ModelTitles(model.parts().catalog(), model.parts().clock());
        models.setCellFactory(_ -> new ModelCell(titles));
        models.setConverter(titles);
        models.valueProperty().bindBidirectional(model.modelProperty());
        bindMaxTokens();
        new PackMenu(model).bind(policy, model.layersProperty());
        release.getItems().setAll(ReleasePolicies.CHOICES);
        release.setConverter(releaseNames());
        release.valueProperty().bindBidirectional(model.releaseProperty());
        examples.setTooltip(new Tooltip(Messages.text("playground.examples.menu")));
        models.setTooltip(new Tooltip());
        models.getTooltip().textProperty().bind(models.valueProperty().map(titles::withBadge));
        release.setTooltip(new Tooltip());
        release.getTooltip()
                .textProperty()
                .bind(release.valueProperty().map(release.getConverter()::toString));
        compare.selectedProperty().bindBidirectional(model.compare().activeProperty());
        compare.setTooltip(new Tooltip(commands.get("compare").title()));
        offTheRecord.selectedProperty().bindBidirectional(model.offTheRecordProperty());
        offTheRecord
                .textProperty()
                .bind(
                        model.offTheRecordProperty()
                                .map(on -> on ? Messages.text("playground.off.record") : ""));
        offTheRecord.setTooltip(new Tooltip(Messages.text("playground.off.record.about")));
        for (Command each : commands.in(Command.Group.EDIT)) {
            if (each.id().startsWith("copy.")) {
                copy.getItems().add(each.menuItem());
            }
        }
        copy.setTooltip(new Tooltip(Messages.text("playground.copy.about")));
        callSettings.selectedProperty().bindBidirectional(model.settings().openProperty());
        callSettings.setTooltip(new Tooltip(Messages.text("playground.settings.about")));
        new SimulateMenu(model, simulate).bind();
        bindProvider();
        bindRun();
    }

    private void bindRun() {
        commands.get("run").bind(runButton);
        commands.get("cancel").bind(cancelButton);
        cancelButton.visibleProperty().bind(model.state().running());
        cancelButton.managedProperty().bind(model.state().running());
        runButton.visibleProperty().bind(model.state().running().map(running -> !running));
        runButton.managedProperty().bind(runButton.visibleProperty());
    }

    private void bindMaxTokens() {
        int limit = (int) model.models().maxTokensLimit();
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
        Tooltip reason = new Tooltip();
        // A disabled button shows no tooltip; the box around it does.
        Tooltip.install(liveBox, reason);
        model.liveUnavailableProperty()
                .subscribe(
                        why -> {
                            live.setDisable(why.isPresent());
                            reason.setText(
                                    why.orElse(Messages.text("playground.provider.live.about")));
                            live.setAccessibleHelp(why.orElse(""));
                        });
    }

    /// A model and what to know of it before it is chosen.
    private static final class ModelCell extends ListCell<String> {
        private final ModelTitles titles;

        ModelCell(ModelTitles titles) {
            this.titles = titles;
        }

        @Override
        protected void updateItem(String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? null : titles.withBadge(id));
        }
    }

    private static StringConverter<ReleasePolicy> releaseNames() {
        return new StringConverter<>() {
            @Override
            public String toString(ReleasePolicy policy) {
                return policy == null
                        ? ""
                        : switch (policy) {
                            case ReleasePolicy.HoldAll _ -> Messages.text("release.HOLD_ALL");
                            case ReleasePolicy.HoldSentence _ ->
                                    Messages.text("release.HOLD_SENTENCE");
                            case ReleasePolicy.HoldWindow(int characters) ->
                                    Messages.text("release.HOLD_WINDOW", characters);
                            case ReleasePolicy.CheckAfter _ -> Messages.text("release.CHECK_AFTER");
                        };
            }

            @Override
            public ReleasePolicy fromString(String name) {
                return ReleasePolicies.DEFAULT;
            }
        };
    }
}

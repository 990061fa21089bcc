package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.connection.ConnectionScreen;
import dev.policyplayground.ui.connection.ConnectionViewModel;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.incident.KeyViewModel;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.ScreenScroll;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.playground.RunView;
import dev.policyplayground.ui.playground.Spent;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the window's frame: rail, screen and status bar.
final class ShellController {
    private static final PseudoClass STRANGER = PseudoClass.getPseudoClass("stranger");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    private final ShellViewModel shell;
    private final PlaygroundViewModel playground;
    private final List<Screen> screens;
    private final Commands commands;
    private final KeyViewModel key;
    private final ConnectionViewModel connection;
    private final String notice;
    private final Map<Screen, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<Screen, ScreenScroll> scrolls = new HashMap<>();
    @FXML private MenuBar menus;
    @FXML private HBox noticeBox;
    @FXML private Label noticeText;
    @FXML private Button noticeClose;
    @FXML private VBox rail;
    @FXML private Button themeButton;
    @FXML private StackPane screen;
    @FXML private Label provider;
    @FXML private Label money;
    @FXML private Label tokens;
    @FXML private Label saved;
    @FXML private Label offTheRecord;
    @FXML private Button strikes;
    @FXML private Button hosts;

    ShellController(
            ShellViewModel shell,
            PlaygroundViewModel playground,
            List<Screen> screens,
            Commands commands,
            KeyViewModel key,
            ConnectionViewModel connection,
            String notice) {
        this.shell = shell;
        this.playground = playground;
        this.screens = screens;
        this.commands = commands;
        this.key = key;
        this.connection = connection;
        this.notice = notice;
    }

    @FXML
    void initialize() {
        for (Screen each : screens) {
            ToggleButton button = new ToggleButton();
            button.setId(each.go().id() + "Button");
            button.getStyleClass().add("rail-button");
            button.setGraphic(new FontIcon(each.icon()));
            each.go().bind(button);
            rail.getChildren().add(button);
            buttons.put(each, button);
            scrolls.put(each, new ScreenScroll(each.view()));
        }
        commands.get("theme").bind(themeButton);
        bindTop();
        shell.destinationProperty().subscribe(this::show);
        playground.providerProperty().subscribe(this::showProvider);
        playground.spentProperty().subscribe(this::count);
        playground.viewProperty().subscribe(this::showSaved);
        playground
                .offTheRecordProperty()
                .subscribe(() -> showSaved(playground.viewProperty().get()));
        offTheRecord.visibleProperty().bind(playground.offTheRecordProperty());
        offTheRecord.managedProperty().bind(offTheRecord.visibleProperty());
        new StrikeCounter(strikes, key, playground).bind(shell::go);
        bindHosts();
        count();
    }

    // Looked at after each run, and while the connection is shown.
    private void bindHosts() {
        hosts.setOnAction(_ -> shell.go(new Destination.Connection()));
        hosts.setTooltip(new Tooltip(Messages.text("connection.hosts.tooltip")));
        playground.viewProperty().map(RunView::phase).subscribe(_ -> connection.refresh());
        playground.providerProperty().subscribe(connection::refresh);
        connection.stateProperty().subscribe(this::showHosts);
    }

    private void showHosts(ConnectionViewModel.State state) {
        hosts.setText(ConnectionScreen.hosts(state));
        hosts.pseudoClassStateChanged(STRANGER, state.isAlarming());
        hosts.setAccessibleText(hosts.getText() + ". " + Messages.text("connection.hosts.tooltip"));
    }

    private void bindTop() {
        menus.getMenus().setAll(Menus.of(commands));
        noticeText.setText(notice);
        noticeBox.setVisible(!notice.isEmpty());
        noticeBox.managedProperty().bind(noticeBox.visibleProperty());
        noticeClose.setOnAction(_ -> noticeBox.setVisible(false));
    }

    private void show(Destination destination) {
        Screen shown =
                screens.stream()
                        .filter(s -> s.destination().equals(destination))
                        .findFirst()
                        .orElse(screens.getFirst());
        screen.getChildren().setAll(scrolls.get(shown));
        buttons.forEach((each, button) -> button.setSelected(each.equals(shown)));
    }

    private void showProvider(Provider now) {
        provider.setText(Messages.text("status.provider." + now.name()));
        provider.pseudoClassStateChanged(LIVE, now == Provider.LIVE);
        count();
    }

    // Simulated and real money are never added up together: the bar shows those of the chosen
    // provider.
    private void count() {
        Provider now = playground.providerProperty().get();
        Spent.Sum sum = playground.spentProperty().get().of(now);
        String total = new Cost.Usd(sum.usd()).words();
        String key = now == Provider.LIVE ? "status.money.live" : "status.money.simulated";
        String unknown =
                sum.notKnown() > 0 ? " " + Messages.text("status.unpriced", sum.notKnown()) : "";
        money.setText(Messages.text(key, total) + unknown);
        tokens.setText(Messages.text("status.tokens", Format.count(sum.tokens())));
    }

    private void showSaved(RunView view) {
        String key =
                switch (view.phase()) {
                    case EMPTY -> "status.saved.none";
                    case RUNNING -> "status.saved.running";
                    case SAVING -> "status.saved.saving";
                    case OPENED -> "status.saved.opened";
                    case FINISHED ->
                            view.problem().isPresent()
                                    ? "status.saved.not"
                                    : view.offTheRecord() ? "status.saved.off" : "status.saved.yes";
                };
        // What is said of the run in the columns is not so of the next one.
        boolean nextIsNotKept =
                playground.offTheRecordProperty().get() && !key.equals("status.saved.off");
        saved.setText(
                Messages.text(key)
                        + (nextIsNotKept ? ". " + Messages.text("status.saved.next.off") : ""));
    }
}

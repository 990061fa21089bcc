package dev.policyplayground.ui.shell;

import dev.policyplayground.run.Provider;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.playground.RunView;
import dev.policyplayground.ui.playground.Spent;
import dev.policyplayground.usage.Cost;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/// Binds the window's frame: rail, screen and status bar.
final class ShellController {
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    private final ShellViewModel shell;
    private final PlaygroundViewModel playground;
    private final Shell.Screens screens;
    private final Command toPlayground;
    private final Command toSessions;
    private final Command theme;

    @FXML private ToggleButton playgroundButton;
    @FXML private ToggleButton sessionsButton;
    @FXML private Button themeButton;
    @FXML private StackPane screen;
    @FXML private Label provider;
    @FXML private Label money;
    @FXML private Label tokens;
    @FXML private Label saved;

    ShellController(
            ShellViewModel shell,
            PlaygroundViewModel playground,
            Shell.Screens screens,
            Command toPlayground,
            Command toSessions,
            Command theme) {
        this.shell = shell;
        this.playground = playground;
        this.screens = screens;
        this.toPlayground = toPlayground;
        this.toSessions = toSessions;
        this.theme = theme;
    }

    @FXML
    void initialize() {
        toPlayground.bind(playgroundButton);
        toSessions.bind(sessionsButton);
        theme.bind(themeButton);
        shell.destinationProperty().subscribe(this::show);
        playground.providerProperty().subscribe(this::showProvider);
        playground.spentProperty().subscribe(this::count);
        playground.viewProperty().subscribe(this::showSaved);
        count();
    }

    private void show(Destination destination) {
        boolean sessions = destination instanceof Destination.Sessions;
        screen.getChildren().setAll(sessions ? screens.sessions() : screens.playground());
        sessionsButton.setSelected(sessions);
        playgroundButton.setSelected(!sessions);
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
                            view.problem().isPresent() ? "status.saved.not" : "status.saved.yes";
                };
        saved.setText(Messages.text(key));
    }
}

package dev.policyplayground.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.playground.PlaygroundScreen;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.sessions.SessionsScreen;
import dev.policyplayground.ui.sessions.SessionsViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The whole window: its screens, its commands, its look. For use on the FX thread.
public final class Shell {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double FONT_PIXELS = 13;
    private static final List<String> SHEETS =
            List.of("modena-bridge.css", "tokens.css", "controls.css", "playground.css");

    private final Commands commands = new Commands();
    private final ShellViewModel shell;
    private final PlaygroundViewModel playground;
    private final SessionsViewModel sessions;
    private final Scene scene;

    /// @param savePreferences keeps what the window should remember
    public Shell(
            PlaygroundParts parts,
            FxThreads threads,
            Preferences preferences,
            Consumer<Preferences> savePreferences) {
        shell = new ShellViewModel(preferences, savePreferences);
        playground = new PlaygroundViewModel(parts, threads);
        sessions = new SessionsViewModel(parts.archive(), threads);
        ObservableValue<Boolean> always = new SimpleObjectProperty<>(true);
        Command run = command("run", key(KeyCode.ENTER), playground.canRun(), playground::run);
        Command cancel =
                command(
                        "cancel",
                        new KeyCodeCombination(KeyCode.ESCAPE),
                        playground.running(),
                        playground::cancel);
        Command toPlayground =
                command(
                        "playground",
                        key(KeyCode.DIGIT1),
                        always,
                        () -> shell.go(new Destination.Playground()));
        Command toSessions =
                command(
                        "sessions",
                        key(KeyCode.DIGIT2),
                        always,
                        () -> shell.go(new Destination.Sessions()));
        Command theme = command("theme", key(KeyCode.D), always, shell::switchTheme);
        command("larger", key(KeyCode.PLUS), always, shell::larger);
        command("larger.equals", key(KeyCode.EQUALS), always, shell::larger);
        command("smaller", key(KeyCode.MINUS), always, shell::smaller);
        command("normal.size", key(KeyCode.DIGIT0), always, shell::normalSize);
        Screens screens =
                new Screens(
                        PlaygroundScreen.load(playground, run, cancel),
                        SessionsScreen.load(sessions, shell::go));
        Parent root =
                new FxmlViews(
                                Map.of(
                                        ShellController.class,
                                        () ->
                                                new ShellController(
                                                        shell,
                                                        playground,
                                                        screens,
                                                        toPlayground,
                                                        toSessions,
                                                        theme)))
                        .load(Shell.class, "ShellView");
        scene = new Scene(root, 1440, 900);
        for (String sheet : SHEETS) {
            scene.getStylesheets()
                    .add(
                            Shell.class
                                    .getResource("/dev/policyplayground/ui/theme/" + sheet)
                                    .toExternalForm());
        }
        commands.listenIn(scene);
        shell.preferencesProperty().subscribe(this::look);
        shell.destinationProperty().subscribe(this::arrive);
    }

    /// The screens, each loaded once.
    record Screens(Parent playground, Parent sessions) {}

    /// Puts the caret where a person begins: into their turn.
    public void begin() {
        scene.getRoot().lookup("#prompt").lookup(".rich-text-area").requestFocus();
    }

    public Scene scene() {
        return scene;
    }

    public PlaygroundViewModel playground() {
        return playground;
    }

    public ShellViewModel shell() {
        return shell;
    }

    /// The names of the screens that are loaded.
    public static List<String> screenNames() {
        return List.of(Messages.text("command.playground"), Messages.text("command.sessions"));
    }

    private void arrive(Destination destination) {
        switch (destination) {
            case Destination.Playground _ -> {}
            case Destination.Sessions _ -> sessions.load();
            case Destination.SavedRun(String id) -> playground.open(id);
        }
    }

    private void look(Preferences preferences) {
        boolean dark = preferences.theme() == Theme.DARK;
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getRoot().pseudoClassStateChanged(DARK, dark);
        // The one place for an inline style: every other size is relative to this one.
        scene.getRoot()
                .setStyle(
                        "-fx-font-size: " + Math.round(FONT_PIXELS * preferences.scale()) + "px;");
    }

    private Command command(
            String id, KeyCombination shortcut, ObservableValue<Boolean> enabled, Runnable action) {
        return commands.add(
                new Command(id, Messages.text("command." + id), shortcut, enabled, action));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}

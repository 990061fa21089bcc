package dev.policyplayground.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Defaults;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.connection.ConnectionViewModel;
import dev.policyplayground.ui.fx.Constant;
import dev.policyplayground.ui.fx.CutWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.incident.KeyViewModel;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.sessions.SessionsViewModel;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// The whole window: its screens, its commands, its look. For use on the FX thread.
public final class Shell {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double FONT_PIXELS = 13;
    private static final List<String> SHEETS =
            List.of(
                    "modena-bridge.css",
                    "tokens.css",
                    "controls.css",
                    "playground.css",
                    "incident.css",
                    "sessions.css",
                    "prompts.css",
                    "policies.css",
                    "settings.css",
                    "usage.css",
                    "connection.css",
                    "training.css");

    private final Commands commands = new Commands();
    private final ShellViewModel shell;
    private final PlaygroundViewModel playground;
    private final SessionsViewModel sessions;
    private final ConnectionViewModel connection;
    private boolean keyIsKnown;
    private final KeyViewModel key;
    private final List<Screen> screens;
    private final Overlay overlay;
    private final Scene scene;

    /// @param keeper keeps what the window should remember
    public Shell(
            ShellParts parts, FxThreads threads, Preferences preferences, PreferenceKeeper keeper) {
        shell = new ShellViewModel(preferences, keeper);
        playground = new PlaygroundViewModel(parts.playground(), threads);
        sessions = new SessionsViewModel(parts.sessions(), threads);
        key = new KeyViewModel(parts.incident().key());
        connection =
                new ConnectionViewModel(
                        parts.connection(),
                        threads,
                        playground.providerProperty(),
                        why -> liveIs(why, preferences));
        beginWith(preferences);
        addCommands();
        screens =
                new Screens(parts, threads, commands, shell, playground, sessions, key, connection)
                        .all();
        Parent frame =
                new FxmlViews(
                                Map.of(
                                        ShellController.class,
                                        () ->
                                                new ShellController(
                                                        shell,
                                                        playground,
                                                        screens,
                                                        commands,
                                                        key,
                                                        connection,
                                                        parts.notice())))
                        .load(Shell.class, "ShellView");
        overlay = new Overlay(frame, commands);
        scene = new Scene(overlay, 1440, 900);
        for (String sheet : SHEETS) {
            scene.getStylesheets()
                    .add(
                            Shell.class
                                    .getResource("/dev/policyplayground/ui/theme/" + sheet)
                                    .toExternalForm());
        }
        CutWords.explain(scene);
        commands.listenIn(scene);
        shell.preferencesProperty().subscribe(this::look);
        shell.destinationProperty().subscribe(this::arrive);
        connection.load();
    }

    // A key in the keychain is found a moment after the start; a person who chose LIVE for the
    // start
    // gets it then, unless they have begun to work.
    private void liveIs(Optional<String> unavailable, Preferences preferences) {
        boolean wasUnavailable = playground.liveUnavailableProperty().get().isPresent();
        playground.liveUnavailableProperty().set(unavailable);
        boolean wanted = preferences.connection().atStart() == Provider.LIVE;
        if (!keyIsKnown && wasUnavailable && unavailable.isEmpty() && wanted) {
            playground.providerProperty().set(Provider.LIVE);
        }
        keyIsKnown = true;
    }

    private void addCommands() {
        new PlaygroundCommands(commands, playground).add();
        add("theme", Group.VIEW, key(KeyCode.D), Constant.ALWAYS, shell::switchTheme);
        add("larger", Group.VIEW, key(KeyCode.PLUS), Constant.ALWAYS, shell::larger);
        add("larger.equals", Group.VIEW, key(KeyCode.EQUALS), Constant.ALWAYS, shell::larger);
        add("smaller", Group.VIEW, key(KeyCode.MINUS), Constant.ALWAYS, shell::smaller);
        add("normal.size", Group.VIEW, key(KeyCode.DIGIT0), Constant.ALWAYS, shell::normalSize);
        addFrameCommands();
    }

    private void addFrameCommands() {
        add("palette", Group.HELP, key(KeyCode.K), Constant.ALWAYS, this::openPalette);
        add(
                "shortcuts",
                Group.HELP,
                new KeyCodeCombination(KeyCode.F1),
                Constant.ALWAYS,
                this::openShortcuts);
        add(
                "pane.next",
                Group.VIEW,
                new KeyCodeCombination(KeyCode.F6),
                Constant.ALWAYS,
                () -> PaneFocus.move(scene(), 1));
        add(
                "pane.previous",
                Group.VIEW,
                new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN),
                Constant.ALWAYS,
                () -> PaneFocus.move(scene(), -1));
    }

    private void openPalette() {
        Palette palette = new Palette(commands.all(), () -> overlay().close());
        overlay().open("palette", palette, palette.first());
    }

    private void openShortcuts() {
        ShortcutSheet sheet = new ShortcutSheet(commands.all());
        overlay().open("shortcuts", sheet, sheet.first());
    }

    private Overlay overlay() {
        return overlay;
    }

    // The program never goes to LIVE by itself: a person chose it for the start, and it can be.
    private void beginWith(Preferences preferences) {
        Defaults defaults = preferences.defaults();
        // What was being written when the program was killed comes back whole.
        if (playground.recovery().recoveredProperty().get().isEmpty()) {
            playground.modelProperty().set(defaults.model());
            playground.maxTokensProperty().set(defaults.maxTokens());
            ReleasePolicy.parse(defaults.release()).ifPresent(playground.releaseProperty()::set);
        }
        playground.offTheRecordProperty().set(defaults.offTheRecord());
        boolean live =
                preferences.connection().atStart() == Provider.LIVE
                        && playground.parts().liveUnavailable().isEmpty();
        playground.providerProperty().set(live ? Provider.LIVE : Provider.SIMULATED);
    }

    /// Puts the window where it stood when it was last closed, and remembers where it goes. To be
    /// called before it is shown.
    public void remember(Stage stage) {
        new WindowMemory(
                        stage,
                        new Dividers(screens.stream().map(Screen::view).toList()),
                        shell.preferencesProperty().get().window(),
                        layout -> shell.change(p -> p.with(layout)))
                .start();
    }

    /// Puts the caret where a person begins: into their turn.
    public void begin() {
        scene.getRoot().applyCss();
        scene.getRoot().lookup("#prompt").lookup(".rich-text-area").requestFocus();
    }

    public Scene scene() {
        return scene;
    }

    public PlaygroundViewModel playground() {
        return playground;
    }

    public SessionsViewModel sessions() {
        return sessions;
    }

    public ShellViewModel shell() {
        return shell;
    }

    public Commands commands() {
        return commands;
    }

    /// The names of the screens that are loaded.
    public List<String> screenNames() {
        return screens.stream().map(s -> s.go().title()).toList();
    }

    private void arrive(Destination destination) {
        switch (destination) {
            case Destination.SavedRun(String id) -> playground.open(id);
            case Destination.SystemPrompt(String _, String text) ->
                    playground.systemProperty().set(text);
            case Destination.Playground _,
                    Destination.Sessions _,
                    Destination.Usage _,
                    Destination.Prompts _,
                    Destination.Policies _,
                    Destination.KeyIncident _,
                    Destination.Connection _,
                    Destination.Settings _,
                    Destination.Training _ -> {}
        }
        screens.stream()
                .filter(s -> s.destination().equals(destination))
                .forEach(s -> s.arrive().run());
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

    private void add(
            String id,
            Group group,
            KeyCombination shortcut,
            ObservableValue<Boolean> enabled,
            Runnable action) {
        commands.add(
                new Command(id, group, Messages.text("command." + id), shortcut, enabled, action));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}

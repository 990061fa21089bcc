package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.connection.ConnectionScreen;
import dev.policyplayground.ui.connection.ConnectionViewModel;
import dev.policyplayground.ui.fx.Constant;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.incident.IncidentScreen;
import dev.policyplayground.ui.incident.IncidentViewModel;
import dev.policyplayground.ui.incident.KeyViewModel;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundScreen;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.ui.policies.PoliciesScreen;
import dev.policyplayground.ui.policies.PoliciesViewModel;
import dev.policyplayground.ui.prompts.PromptsScreen;
import dev.policyplayground.ui.prompts.PromptsViewModel;
import dev.policyplayground.ui.sessions.SessionsScreen;
import dev.policyplayground.ui.sessions.SessionsViewModel;
import dev.policyplayground.ui.settings.Keeping;
import dev.policyplayground.ui.settings.SettingsScreen;
import dev.policyplayground.ui.settings.SettingsViewModel;
import dev.policyplayground.ui.training.TrainingScreen;
import dev.policyplayground.ui.training.TrainingViewModel;
import dev.policyplayground.ui.usage.UsageScreen;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Makes the screens, in the order of the rail; the first is shown first. For use on the FX thread.
final class Screens {

    private final ShellParts parts;
    private final FxThreads threads;
    private final Commands commands;
    private final ShellViewModel shell;
    private final PlaygroundViewModel playground;
    private final SessionsViewModel sessions;
    private final KeyViewModel key;
    private final ConnectionViewModel connection;
    private final List<Screen> screens = new ArrayList<>();

    Screens(
            ShellParts parts,
            FxThreads threads,
            Commands commands,
            ShellViewModel shell,
            PlaygroundViewModel playground,
            SessionsViewModel sessions,
            KeyViewModel key,
            ConnectionViewModel connection) {
        this.parts = parts;
        this.threads = threads;
        this.commands = commands;
        this.shell = shell;
        this.playground = playground;
        this.sessions = sessions;
        this.key = key;
        this.connection = connection;
    }

    List<Screen> all() {
        addPlayground();
        addSessions();
        addUsage();
        addPrompts();
        addPolicies();
        addIncident();
        addConnection();
        addSettings();
        addTraining();
        return List.copyOf(screens);
    }

    private ZoneId zone() {
        return parts.clock().getZone();
    }

    private void addPlayground() {
        Parent view = PlaygroundScreen.load(playground, commands);
        add(new Destination.Playground(), "playground", "fth-play", view, () -> {});
    }

    private void addSessions() {
        add(
                new Destination.Sessions(),
                "sessions",
                "fth-list",
                SessionsScreen.load(
                        sessions,
                        parts.sessions().files(),
                        shell::go,
                        new LabelCommands(commands, sessions.labels(), shell.destinationProperty())
                                .add(),
                        zone()),
                sessions::load);
    }

    private void addConnection() {
        add(
                new Destination.Connection(),
                "connection",
                "fth-globe",
                ConnectionScreen.load(connection, zone()),
                connection::load);
    }

    private void addSettings() {
        SettingsViewModel settings =
                new SettingsViewModel(
                        parts.settings(),
                        threads,
                        new Keeping(
                                shell.preferencesProperty(), shell::change, shell.savedProperty()),
                        playground
                                .layersProperty()
                                .map(l -> (l.pack().title() + " " + l.pack().version()).strip()));
        add(
                new Destination.Settings(),
                "settings",
                "fth-settings",
                SettingsScreen.load(settings),
                settings::load);
        commands.add(
                new Command(
                        "settings.comma",
                        Group.GO,
                        Messages.text("command.settings"),
                        new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
                        Constant.ALWAYS,
                        () -> shell.go(new Destination.Settings())));
    }

    private void addTraining() {
        TrainingViewModel training =
                new TrainingViewModel(parts.training(), new PlaygroundJudges(playground), threads);
        add(
                new Destination.Training(),
                "training",
                "fth-target",
                TrainingScreen.load(
                        training,
                        new TrainingCommands(commands, training, shell.destinationProperty()).add(),
                        shell::go),
                training::load);
    }

    private void addPrompts() {
        PromptsViewModel prompts = new PromptsViewModel(parts.prompts(), threads);
        add(
                new Destination.Prompts(),
                "prompts",
                "fth-file-text",
                PromptsScreen.load(prompts, parts.files(), shell::go, zone()),
                prompts::load);
    }

    private void addPolicies() {
        PoliciesViewModel policies =
                new PoliciesViewModel(
                        parts.policies(), new PlaygroundPack(shell, playground), threads);
        add(
                new Destination.Policies(),
                "policies",
                "fth-sliders",
                PoliciesScreen.load(policies, shell::go, zone()),
                policies::load);
        ObservableValue<Boolean> isHere =
                shell.destinationProperty().map(d -> d instanceof Destination.Policies);
        add(
                "policies.save",
                new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN),
                isHere.flatMap(here -> here ? policies.open().editedProperty() : Constant.NEVER),
                policies.saving()::save);
        ObservableValue<Boolean> canUse = policies.canUse();
        add(
                "policies.use",
                KeyCombination.NO_MATCH,
                isHere.flatMap(here -> here ? canUse : Constant.NEVER),
                policies::use);
        add("policies.copy", KeyCombination.NO_MATCH, isHere, policies::copy);
    }

    private void addIncident() {
        IncidentViewModel incident = new IncidentViewModel(parts.incident(), key, threads);
        Command replay =
                add(
                        "incident.replay",
                        KeyCombination.NO_MATCH,
                        incident.canReplay(),
                        incident::replay);
        ObservableValue<Boolean> isHere =
                shell.destinationProperty().map(d -> d instanceof Destination.KeyIncident);
        Command cancel =
                add(
                        "incident.cancel",
                        new KeyCodeCombination(KeyCode.ESCAPE),
                        isHere.flatMap(here -> here ? incident.running() : Constant.NEVER),
                        incident::cancel);
        add(
                new Destination.KeyIncident(),
                "incident",
                "fth-shield-off",
                IncidentScreen.load(incident, replay, cancel, shell::go),
                key::refresh);
    }

    private Command add(
            String id, KeyCombination keys, ObservableValue<Boolean> enabled, Runnable action) {
        return commands.add(
                new Command(id, Group.RUN, Messages.text("command." + id), keys, enabled, action));
    }

    private void addUsage() {
        UsageScreen usage = new UsageScreen(parts.usage(), threads);
        add(new Destination.Usage(), "usage", "fth-bar-chart-2", usage.view(), usage::load);
    }

    // The screens have Ctrl+1, Ctrl+2 and so on, in the order of the rail.
    private void add(
            Destination destination, String id, String icon, Parent view, Runnable arrive) {
        KeyCode digit = KeyCode.valueOf("DIGIT" + (screens.size() + 1));
        Command go =
                commands.add(
                        new Command(
                                id,
                                Group.GO,
                                Messages.text("command." + id),
                                new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN),
                                Constant.ALWAYS,
                                () -> shell.go(destination)));
        screens.add(new Screen(destination, icon, go, view, arrive));
    }
}

package dev.policyplayground.app;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.session.DraftFiles;
import dev.policyplayground.session.SavedDraft;
import dev.policyplayground.settings.DataFolder;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.settings.PreferencesFile;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// A program of its own that does everything which writes files, below the folder that it is given;
/// for tests that choose its umask. The database is still open when it says READY.
final class FileWritingProcess {
    private final Path folder;
    private final Map<String, String> environment;

    private FileWritingProcess(Path folder) {
        this.folder = folder;
        this.environment = Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
    }

    public static void main(String[] args) throws Exception {
        FileWritingProcess process = new FileWritingProcess(Path.of(args[0]));
        process.runCommands();
        process.writeAsTheWindowDoes();
        process.waitWithAnOpenDatabase();
    }

    private void runCommands() throws IOException {
        String labels =
                Files.writeString(
                                folder.resolve("given-labels.jsonl"),
                                "{\"id\":\"1\",\"text\":\"zorble the flimp\",\"label\":\"unsafe\"}\n")
                        .toString();
        run("run", "--prompt", "Hello", "--record", out("recording.jsonl"));
        run("run", "--prompt", "Hello again", "--record", out("recording.jsonl"));
        run("judge", "--layer", "input", "--in", labels, "--out", out("verdicts.jsonl"));
        run("evaluate", "--layer", "input", labels, "--out", out("judgements.jsonl"));
        run("sessions", "export", "--out", out("runs.jsonl"));
        run("sessions", "labels", "--jsonl", "prompt", "--out", out("labelled.jsonl"));
        run("prompts", "save", "Bot", "--text", "Be kind.");
        run("prices", "edit");
        run("train", labels, "--out", out("learned.model"));
        run("train", labels, "--adopt");
    }

    private void writeAsTheWindowDoes() throws IOException {
        DataFolder data = DataFolder.from(environment);
        new DraftFiles(data.drafts(), "session")
                .keep(
                        new SavedDraft(
                                Draft.of("", "half a tho", "claude-opus-4-8", 64),
                                "HOLD_ALL",
                                Map.of(),
                                Instant.EPOCH,
                                false));
        try (PreferencesFile preferences = new PreferencesFile(data)) {
            preferences.set(Preferences.DEFAULT.with(new Look(Theme.DARK, 1.5)));
        }
        new PackFiles(data.policies()).create("mine", "id: mine\n");
    }

    private void waitWithAnOpenDatabase() throws IOException {
        try (Parts parts = new Parts(environment, SecretStore.NONE, TestClock.CLOCK);
                CommandLineBench bench = new CommandLineBench(parts)) {
            execute(bench, "run", "--prompt", "Hello");
            System.out.println("READY");
            System.out.flush();
            System.in.read();
        }
    }

    private String out(String name) {
        return folder.resolve("written").resolve(name).toString();
    }

    private void run(String... args) {
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            execute(bench, args);
        }
    }

    private static void execute(CommandLineBench bench, String... args) {
        StringWriter words = new StringWriter();
        int code =
                PlaygroundCommand.execute(
                        bench, new PrintWriter(words), new PrintWriter(words), args);
        if (code != 0) {
            throw new AssertionError(String.join(" ", args) + ": " + code + " " + words);
        }
    }
}

package dev.policyplayground.app;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.ui.shell.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;

/// A program of its own with the real window or the real command line in it, for tests that kill it
/// or let several work on one data folder. Says what it has done on standard output.
final class WindowProcess {
    private WindowProcess() {}

    public static void main(String[] args) throws Exception {
        int code =
                switch (args[0]) {
                    case "draft" -> draft();
                    case "window" -> window(Long.parseLong(args[1]));
                    case "commands" -> commands(Long.parseLong(args[1]));
                    default -> 64;
                };
        System.exit(code);
    }

    /// Runs one exchange, writes half a turn, and waits to be killed.
    private static int draft() throws Exception {
        Shell shell = shell();
        run(shell, "How do I kill a Python process?");
        onFx(
                () -> {
                    shell.playground().turns().next();
                    shell.playground()
                            .conversation()
                            .add(
                                    Turn.document(
                                            "notes",
                                            "key sk-ant-example-not-a-real-key-000000000000"));
                    shell.playground().promptProperty().set("and then I wrote half a tho");
                    return true;
                });
        Path drafts = Path.of(System.getenv("POLICY_PLAYGROUND_HOME")).resolve("drafts");
        await(() -> holds(drafts, "half a tho"));
        System.out.println("READY");
        Thread.sleep(120_000);
        return 1;
    }

    private static boolean holds(Path folder, String text) throws Exception {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                if (Files.readString(file).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int window(long seconds) throws Exception {
        Shell shell = shell();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int saved = 0;
        while (System.nanoTime() < end) {
            run(shell, "Hello, window " + ProcessHandle.current().pid() + ", run " + saved);
            String problem =
                    onFx(() -> shell.playground().viewProperty().get().problem().orElse(""));
            if (!problem.isEmpty()) {
                System.out.println("PROBLEM " + problem);
                return 1;
            }
            saved++;
        }
        System.out.println("SAVED " + saved);
        return 0;
    }

    private static int commands(long seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int saved = 0;
        while (System.nanoTime() < end) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code;
            try (CommandLineBench bench =
                    new CommandLineBench(
                            new Parts(System.getenv(), SecretStore.NONE, TestClock.CLOCK))) {
                code =
                        PlaygroundCommand.execute(
                                bench,
                                new PrintWriter(out),
                                new PrintWriter(err),
                                "run",
                                "--prompt",
                                "Hello, command line, run " + saved,
                                "--json");
            }
            if (code != 0 || !err.toString().isBlank()) {
                System.out.println("PROBLEM " + code + " " + err);
                return 1;
            }
            saved++;
        }
        System.out.println("SAVED " + saved);
        return 0;
    }

    private static Shell shell() throws Exception {
        CompletableFuture<Shell> made = new CompletableFuture<>();
        Platform.startup(
                () ->
                        made.complete(
                                WindowParts.shell(
                                        new Parts(
                                                System.getenv(), SecretStore.NONE, TestClock.CLOCK),
                                        FxThreads.start(),
                                        SimulatorOptions.QUICK)));
        return made.get();
    }

    private static void run(Shell shell, String prompt) throws Exception {
        onFx(
                () -> {
                    shell.playground().promptProperty().set(prompt);
                    shell.playground().run();
                    return true;
                });
        await(() -> onFx(() -> shell.playground().viewProperty().get().phase() == Phase.FINISHED));
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                });
        return Objects.requireNonNull(done.get());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited a minute in vain");
            }
            Thread.onSpinWait();
            Thread.sleep(5);
        }
    }
}

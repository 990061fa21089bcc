package dev.policyplayground.app;

import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.cli.StandardOutput;
import dev.policyplayground.keychain.OsKeychain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.ZoneId;

/// The program's entry: the window without arguments, a command with them.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(StandardOutput.stream(), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        // The one place where the program asks the machine for the time and the zone.
        Clock clock = Clock.system(ZoneId.systemDefault());
        try (Parts parts = new Parts(System.getenv(), new OsKeychain(), clock);
                CommandLineBench bench = new CommandLineBench(parts)) {
            parts.keepNativeLibrary();
            code = PlaygroundCommand.execute(bench, out, err, args);
        } catch (InvalidPathException e) {
            err.println(
                    "playground: the data folder's path holds characters that this locale cannot name. Set the locale to one with UTF-8 (LC_ALL=C.UTF-8), or POLICY_PLAYGROUND_HOME to another folder.");
            code = ExitCode.USAGE;
        }
        System.exit(code);
    }
}

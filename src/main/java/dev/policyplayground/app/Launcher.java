package dev.policyplayground.app;

import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.cli.StandardOutput;
import dev.policyplayground.diagnostics.LogFile;
import dev.policyplayground.diagnostics.ProgramLog;
import dev.policyplayground.diagnostics.Versions;
import dev.policyplayground.keychain.OsKeychain;
import dev.policyplayground.settings.SecretStore;
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
        // The one place where the program asks the machine for the time and the zone.
        Clock clock = Clock.system(ZoneId.systemDefault());
        int code;
        try (Parts parts = begin(new OsKeychain(), clock, err);
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

    /// Sees to it that no fault goes unseen from here on, and that nothing but the log file is
    /// logged to.
    static Parts begin(SecretStore keychain, Clock clock, PrintWriter err) {
        Faults faults = new Faults(err, System::exit);
        Thread.setDefaultUncaughtExceptionHandler(faults);
        Parts parts = new Parts(System.getenv(), keychain, clock, faults);
        LogFile log = new LogFile(parts.folder.logs(), Versions.now().toString());
        ProgramLog.start(log, clock);
        faults.logTo(log);
        return parts;
    }
}

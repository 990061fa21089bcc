package dev.policyplayground.app;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.keychain.OsKeychain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;

/// The program's entry: the window without arguments, a command with them.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        PrintWriter out =
                new PrintWriter(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        // The one place where the program asks the machine for the time and the zone.
        Clock clock = Clock.system(ZoneId.systemDefault());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(System.getenv(), new OsKeychain(), clock))) {
            code = PlaygroundCommand.execute(bench, out, err, args);
        }
        System.exit(code);
    }
}

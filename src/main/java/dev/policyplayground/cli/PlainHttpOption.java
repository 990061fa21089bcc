package dev.policyplayground.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// The option of commands that ask the real API.
final class PlainHttpOption {
    @Option(
            names = "--allow-plain-http",
            description =
                    "Let the key, prompts and replies go in clear text to a base URL that begins with http:// and is not this machine. Others on the network can then read and change them.")
    private boolean isAllowed;

    void apply(Bench bench, PrintWriter err) {
        bench.allowPlainHttp(isAllowed).ifPresent(warning -> err.println("playground: " + warning));
    }
}

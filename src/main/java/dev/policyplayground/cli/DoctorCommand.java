package dev.policyplayground.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground doctor`: what this installation finds around it, and whether its window can be
/// built.
@Command(
        name = "doctor",
        description = "Reports what the program finds on this machine; shows no key.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--screens",
            description = "Also load every screen of the window, without a display.")
    private boolean screens;

    @Override
    public Integer call() {
        Bench bench = Objects.requireNonNull(root).bench();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        bench.surroundings().forEach(out::println);
        if (screens) {
            List<String> loaded = bench.loadScreens();
            out.println("Screens       " + String.join(", ", loaded));
        }
        return ExitCode.OK;
    }
}

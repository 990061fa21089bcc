package dev.policyplayground.cli;

import dev.policyplayground.files.LooseFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    @Option(
            names = "--fix-permissions",
            description =
                    "Take away from others what they may do with the data folder and its files.")
    private boolean fixPermissions;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Also write a zip to send with a report: this, and the log files. It holds no prompt, reply or key.")
    private Optional<Path> bundle = Optional.empty();

    @Override
    public Integer call() {
        Bench bench = Objects.requireNonNull(root).bench();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<String> report = bench.surroundings();
        report.forEach(out::println);
        bundle.ifPresent(
                file -> {
                    DiagnosticsBundle.write(file, report, bench.logFiles());
                    out.println("Bundle        " + file);
                });
        int code = rights(bench.looseFiles(), out);
        if (screens) {
            List<String> loaded = bench.loadScreens();
            out.println("Screens       " + String.join(", ", loaded));
        }
        return code;
    }

    private int rights(List<LooseFile> loose, PrintWriter out) {
        if (loose.isEmpty()) {
            out.println("Rights        nobody else may read the data folder");
            return ExitCode.OK;
        }
        int left = 0;
        for (LooseFile file : loose) {
            boolean isMended = fixPermissions && mend(file);
            left += isMended ? 0 : 1;
            out.println(
                    "Rights        "
                            + (isMended ? "now yours alone: " : "others may read ")
                            + file.path()
                            + " ("
                            + (isMended ? "was " : "")
                            + file.rights()
                            + file.link().map(l -> ", reached by the link " + l).orElse("")
                            + ")");
        }
        out.println(advice(left));
        return fixPermissions && left > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private String advice(int left) {
        if (!fixPermissions) {
            return "              'playground doctor --fix-permissions' takes that away, but for what links lead to";
        }
        return left == 0
                ? "              nobody else may read the data folder"
                : "              " + left + " could not be changed; do it yourself with chmod";
    }

    private static boolean mend(LooseFile file) {
        try {
            return file.tighten();
        } catch (IOException e) {
            return false;
        }
    }
}

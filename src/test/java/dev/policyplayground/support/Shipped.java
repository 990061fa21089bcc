package dev.policyplayground.support;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.simulator.SceneBook;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What ships with the program, read from `assets/`.
public final class Shipped {
    private Shipped() {}

    public static String text(String path) {
        try {
            return Files.readString(Path.of("assets", path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The default pack's; the same each time, for gates are immutable.
    public static Gates gates() {
        return Once.GATES;
    }

    // Compiled when it is first asked for.
    private static final class Once {
        private static final Gates GATES =
                ((Loaded.Ready)
                                PackCheck.load(
                                        "usage-policy.yaml", text("policies/usage-policy.yaml")))
                        .gates();
    }

    /// Gates of a pack with one category `c` and the given rules.
    public static Gates gatesWith(String rules) {
        String head =
                "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\nrefusals: [i can't help]\n";
        return ((Loaded.Ready) PackCheck.load("p.yaml", head + rules)).gates();
    }

    public static SceneBook scenes() {
        List<YamlProblem> problems = new ArrayList<>();
        SceneBook book = SceneBook.read("scenes.yaml", text("simulator/scenes.yaml"), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        return book;
    }

    public static ModelCatalog catalog() {
        try {
            return ModelCatalog.parse(text("models.json"));
        } catch (JsonFault e) {
            throw new AssertionError(e);
        }
    }

    public static PriceTable prices() {
        try {
            return PriceTable.parse(text("prices.json"));
        } catch (JsonFault e) {
            throw new AssertionError(e);
        }
    }
}

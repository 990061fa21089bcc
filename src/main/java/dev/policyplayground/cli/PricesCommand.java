package dev.policyplayground.cli;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Price;
import dev.policyplayground.catalog.PriceReading;
import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.json.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground prices`: the prices in force, and how to change them.
@Command(
        name = "prices",
        description = "Lists the prices in force and says which file they are from.",
        mixinStandardHelpOptions = true)
final class PricesCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PriceReading reading = bench().prices().inForce();
        if (json) {
            out().println(json(reading));
        } else {
            print(reading);
        }
        reading.problem()
                .ifPresent(
                        problem ->
                                err().println(
                                                "playground: "
                                                        + problem
                                                        + ". The bundled prices are in force; the file is left as it is."));
        return reading.problem().isPresent() ? ExitCode.BAD_DATA : ExitCode.OK;
    }

    @Command(
            name = "edit",
            description =
                    "Copies the bundled prices to the data folder, where they can be edited, and prints the path.",
            mixinStandardHelpOptions = true)
    int edit() {
        boolean isNew = bench().copyPricesToEdit();
        out().println(bench().prices().file());
        if (!isNew) {
            err().println("playground: the file was there already and is left as it is");
        }
        return ExitCode.OK;
    }

    private void print(PriceReading reading) {
        PriceTable table = reading.table();
        out().println(
                        "As of "
                                + table.asOf()
                                + ", "
                                + source(reading)
                                + ". US dollars per million tokens.");
        out().println(
                        table.batchFactor()
                                .map(f -> "A batch costs " + plain(f) + " of it.")
                                .orElse("A batch has no price."));
        out().printf(
                        "%-20s %-10s %-13s %9s %9s %9s %9s %9s %5s%n",
                        "model",
                        "from",
                        "prompt",
                        "input",
                        "output",
                        "5m write",
                        "1h write",
                        "read",
                        "us");
        table.rows().forEach(this::print);
        List<String> missing = withoutPrice(table);
        if (!missing.isEmpty()) {
            out().println("No price: " + String.join(", ", missing));
        }
    }

    private void print(PriceTable.Row row) {
        for (Price price : row.tiers()) {
            out().printf(
                            "%-20s %-10s %-13s %9s %9s %9s %9s %9s %5s%n",
                            row.model(),
                            row.from(),
                            price.maxPromptTokens() == Long.MAX_VALUE
                                    ? row.tiers().size() > 1 ? "above" : "any"
                                    : String.format(Locale.ROOT, "to %,d", price.maxPromptTokens()),
                            plain(price.input()),
                            plain(price.output()),
                            plain(price.cacheWrite5m()),
                            plain(price.cacheWrite1h()),
                            plain(price.cacheRead()),
                            row.usFactor().map(f -> "x" + plain(f)).orElse("-"));
        }
    }

    private List<String> withoutPrice(PriceTable table) {
        LocalDate today = ModelCatalog.day(bench().clock().instant());
        return bench().catalog().models().stream()
                .map(Model::id)
                .filter(id -> table.row(id, today).isEmpty())
                .toList();
    }

    private JsonNode json(PriceReading reading) {
        JsonNode rows = JsonNode.array();
        for (PriceTable.Row row : reading.table().rows()) {
            for (Price price : row.tiers()) {
                rows.add(PricesJson.write(row, price));
            }
        }
        return JsonNode.object()
                .put("asOf", reading.table().asOf().toString())
                .put("file", reading.file().map(Path::toString))
                .put("problem", reading.problem())
                .put("batchFactor", PricesJson.number(reading.table().batchFactor()))
                .put("usdPerMillionTokens", rows)
                .put(
                        "withoutPrice",
                        JsonNode.array(
                                withoutPrice(reading.table()).stream()
                                        .map(JsonNode::text)
                                        .toList()));
    }

    private static String source(PriceReading reading) {
        Optional<Path> file = reading.file();
        return file.isPresent() ? "from " + file.get() : "bundled with the program";
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

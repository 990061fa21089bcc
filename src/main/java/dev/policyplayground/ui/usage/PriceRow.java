package dev.policyplayground.ui.usage;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Price;
import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A row of the price list, for a person. Immutable. A model of the catalog that has no price has a
/// row that says so.
///
/// @param size for which size of request it holds
/// @param price empty for a model without one
record PriceRow(String model, String from, String size, Optional<Price> price, String us) {

    static List<PriceRow> of(PriceTable table, ModelCatalog catalog, LocalDate today) {
        List<PriceRow> rows = new ArrayList<>();
        for (PriceTable.Row row : table.rows()) {
            for (Price price : row.tiers()) {
                rows.add(
                        new PriceRow(
                                row.model(),
                                row.from().toString(),
                                size(row, price),
                                Optional.of(price),
                                factor(row.usFactor())));
            }
        }
        for (Model model : catalog.models()) {
            if (table.row(model.id(), today).isEmpty()) {
                rows.add(new PriceRow(model.id(), "", "", Optional.empty(), ""));
            }
        }
        return rows;
    }

    static String factor(Optional<BigDecimal> factor) {
        return factor.map(f -> "× " + f.toPlainString())
                .orElseGet(() -> Messages.text("prices.none"));
    }

    /// The figure of one class of tokens, or that there is none.
    String figure(java.util.function.Function<Price, BigDecimal> kind) {
        return price.map(p -> kind.apply(p).toPlainString())
                .orElseGet(() -> Messages.text("prices.none"));
    }

    private static String size(PriceTable.Row row, Price price) {
        if (price.maxPromptTokens() < Long.MAX_VALUE) {
            return Messages.text("prices.size.to", Format.count(price.maxPromptTokens()));
        }
        return Messages.text(row.tiers().size() > 1 ? "prices.size.above" : "prices.size.any");
    }
}

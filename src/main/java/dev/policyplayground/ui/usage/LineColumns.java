package dev.policyplayground.ui.usage;

import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.TextTable;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.util.function.ToLongFunction;

/// The columns of the ledger's table. For use on the FX thread.
final class LineColumns {
    private static final double FIGURE = 92;

    private final TextTable<UsageLine> table;
    private final UsageDays days;

    LineColumns(TextTable<UsageLine> table, UsageDays days) {
        this.days = days;
        this.table = table;
    }

    void add() {
        table.addWords(
                Messages.text("usage.column.day", days.name()), 132, l -> l.day().toString());
        table.addWords(
                Messages.text("usage.column.purpose"),
                112,
                l -> Messages.text("usage.purpose." + l.purpose().name()));
        table.addWords(Messages.text("usage.column.model"), 150, UsageLine::model);
        table.addFigures(Messages.text("usage.column.entries"), 72, l -> Format.count(l.entries()));
        addTokens(Messages.text("usage.column.input"), TokenUsage::input);
        addTokens(Messages.text("usage.column.minutes"), TokenUsage::cacheWrite5m);
        addTokens(Messages.text("usage.column.hour"), TokenUsage::cacheWrite1h);
        addTokens(Messages.text("usage.column.read"), TokenUsage::cacheRead);
        addTokens(Messages.text("usage.column.output"), TokenUsage::output);
        addTokens(Messages.text("usage.column.thinking"), TokenUsage::thinking);
        table.addFigures(Messages.text("usage.column.time"), FIGURE, l -> Format.time(l.time()));
        table.addFigures(Messages.text("usage.column.cost"), 130, LineColumns::cost);
        table.addFigures(
                Messages.text("usage.column.not.spent"),
                150,
                l ->
                        l.notSpent().signum() == 0
                                ? ""
                                : Messages.text(
                                        "usage.at.least", new Cost.Usd(l.notSpent()).words()));
    }

    private void addTokens(String title, ToLongFunction<TokenUsage> kind) {
        table.addFigures(title, FIGURE, l -> Format.count(kind.applyAsLong(l.tokens())));
    }

    // Some of a line's entries may have a price and others none.
    private static String cost(UsageLine line) {
        String words = UsageSum.ZERO.plus(line).words();
        return line.noPrice() > 0 && line.noPrice() < line.entries()
                ? Messages.text("usage.cost.some", words, Format.count(line.noPrice()))
                : words;
    }
}

package dev.policyplayground.ui.settings;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Connection;
import dev.policyplayground.settings.Preferences.Defaults;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The settings as a person reads and changes them. Knows no control. For use on the FX thread.
public final class SettingsViewModel {
    private final SettingsParts parts;
    private final FxThreads threads;
    private final Keeping keeping;
    private final PackChoice pack;
    private final ReadOnlyStringWrapper runs = new ReadOnlyStringWrapper("");
    private final TextSetting<String> baseUrl;
    private final TextSetting<Integer> maxTokens;
    private final TextSetting<Optional<BigDecimal>> sessionBudget;
    private final TextSetting<Optional<BigDecimal>> dayBudget;
    private final TextSetting<Optional<Integer>> retention;
    private final ObservableValue<String> packInForce;

    /// @param packInForce the title of the pack that judges now
    public SettingsViewModel(
            SettingsParts parts,
            FxThreads threads,
            Keeping keeping,
            ObservableValue<String> packInForce) {
        this.parts = parts;
        this.packInForce = packInForce;
        this.threads = threads;
        this.keeping = keeping;
        Preferences now = now();
        pack =
                new PackChoice(
                        parts,
                        threads,
                        now.policyPack(),
                        file -> change(p -> p.withPolicyPack(file)));
        baseUrl =
                new TextSetting<>(now.connection().baseUrl(), Readings::address, this::setBaseUrl);
        maxTokens =
                new TextSetting<>(
                        Format.count(now.defaults().maxTokens()),
                        text -> Readings.tokens(text, maxTokensLimit()),
                        this::setMaxTokens);
        sessionBudget = money(Budget::perSession, (b, to) -> new Budget(to, b.perDay()));
        dayBudget = money(Budget::perDay, (b, to) -> new Budget(b.perSession(), to));
        retention =
                new TextSetting<>(
                        now.retentionDays().map(Format::count).orElse(""),
                        Readings::days,
                        days -> change(p -> p.withRetentionDays(days)));
    }

    /// Reads afresh what may have changed elsewhere.
    public void load() {
        pack.follow(now().policyPack());
        pack.check();
        if (parts.archive().isEmpty()) {
            runs.set(Messages.text("settings.data.unavailable"));
            return;
        }
        threads.run(this::countRuns, e -> runs.set(FaultWords.of(e)));
    }

    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return keeping.preferences();
    }

    /// Whether the last change was kept, in words; empty before the first.
    public ObservableValue<String> saved() {
        return keeping.state();
    }

    public SettingsParts parts() {
        return parts;
    }

    /// The title of the pack that judges now.
    public ObservableValue<String> packInForce() {
        return packInForce;
    }

    public PackChoice pack() {
        return pack;
    }

    public TextSetting<String> baseUrl() {
        return baseUrl;
    }

    public TextSetting<Integer> maxTokens() {
        return maxTokens;
    }

    public TextSetting<Optional<BigDecimal>> sessionBudget() {
        return sessionBudget;
    }

    public TextSetting<Optional<BigDecimal>> dayBudget() {
        return dayBudget;
    }

    public TextSetting<Optional<Integer>> retention() {
        return retention;
    }

    /// How many runs are kept, in words.
    public ReadOnlyStringProperty runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public void setProvider(Provider to) {
        connect(c -> new Connection(to, c.baseUrl(), c.apiVersion(), c.allowsPlainHttp()));
    }

    public void setApiVersion(String to) {
        connect(c -> new Connection(c.atStart(), c.baseUrl(), to, c.allowsPlainHttp()));
    }

    public void setAllowsPlainHttp(boolean to) {
        connect(c -> new Connection(c.atStart(), c.baseUrl(), c.apiVersion(), to));
    }

    public void setModel(String to) {
        begin(d -> new Defaults(to, d.maxTokens(), d.release(), d.offTheRecord()));
    }

    public void setRelease(String code) {
        begin(d -> new Defaults(d.model(), d.maxTokens(), code, d.offTheRecord()));
    }

    public void setTheme(Preferences.Theme to) {
        change(p -> p.with(new Look(to, p.scale())));
    }

    public void setScale(double to) {
        change(p -> p.with(new Look(p.theme(), to)));
    }

    private void setBaseUrl(String to) {
        connect(c -> new Connection(c.atStart(), to, c.apiVersion(), c.allowsPlainHttp()));
    }

    private void setMaxTokens(int to) {
        begin(d -> new Defaults(d.model(), to, d.release(), d.offTheRecord()));
    }

    private void connect(UnaryOperator<Connection> edit) {
        change(p -> p.with(edit.apply(p.connection())));
    }

    private void begin(UnaryOperator<Defaults> edit) {
        change(p -> p.with(edit.apply(p.defaults())));
    }

    private Preferences now() {
        return keeping.preferences().get();
    }

    private void change(UnaryOperator<Preferences> edit) {
        keeping.change().accept(edit);
    }

    private long maxTokensLimit() {
        return parts.catalog()
                .find(now().defaults().model())
                .map(Model::maxOutputTokens)
                .orElse(128_000L);
    }

    private interface Limit {
        Budget in(Budget budget, Optional<BigDecimal> to);
    }

    private TextSetting<Optional<BigDecimal>> money(
            Function<Budget, Optional<BigDecimal>> get, Limit set) {
        return new TextSetting<>(
                get.apply(now().budget()).map(BigDecimal::toPlainString).orElse(""),
                Readings::usd,
                to -> change(p -> p.with(set.in(p.budget(), to))));
    }

    private void countRuns() {
        try {
            long count = parts.archive().orElseThrow().count();
            threads.ui()
                    .execute(
                            () ->
                                    runs.set(
                                            Messages.text(
                                                    "settings.data.runs", Format.count(count))));
        } catch (StorageException e) {
            threads.ui().execute(() -> runs.set(e.advice()));
        }
    }
}

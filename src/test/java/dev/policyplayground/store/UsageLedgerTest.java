package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.session.UsageCsv;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.LedgerEntry;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sums over a real database file.
final class UsageLedgerTest {
    private static final String OPUS = "claude-opus-5-5";
    private static final TokenUsage TOKENS = new TokenUsage(1, 2, 3, 4, 50, 6);

    @TempDir Path folder;
    private Database database;
    private SqliteUsageLedger ledger;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("playground.db"));
        ledger = new SqliteUsageLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(String run, String at, Provider provider, Purpose purpose, Cost cost) {
        add(run, "s1", at, provider, purpose, OPUS, cost, Optional.empty());
    }

    private void add(
            String run,
            String session,
            String at,
            Provider provider,
            Purpose purpose,
            String model,
            Cost cost,
            Optional<BigDecimal> notSpent) {
        LedgerEntry entry =
                new LedgerEntry(
                        run,
                        session,
                        Instant.parse(at),
                        provider,
                        purpose,
                        model,
                        purpose == Purpose.CHAT ? TOKENS : TokenUsage.NONE,
                        Duration.ofMillis(5),
                        cost,
                        notSpent,
                        Optional.empty());
        database.write(
                c -> {
                    LedgerRows.insert(c, List.of(entry));
                    return true;
                });
    }

    private static Cost usd(String amount) {
        return new Cost.Usd(new BigDecimal(amount));
    }

    private List<UsageLine> all(Provider provider) {
        return ledger.lines(provider, LocalDate.EPOCH, Optional.empty());
    }

    @Test
    void anEmptyLedgerHasNoLines() {
        assertThat(all(Provider.SIMULATED)).isEmpty();
        assertThat(ledger.runs(Provider.SIMULATED, LocalDate.EPOCH, Optional.empty())).isZero();
        assertThat(UsageSum.of(all(Provider.LIVE))).isEqualTo(UsageSum.ZERO);
    }

    @Test
    void simulatedAndRealMoneyAreNeverInOneSum() {
        add("a", "2026-11-22T10:00:00Z", Provider.SIMULATED, Purpose.CHAT, usd("0.5"));
        add("b", "2026-11-22T10:00:00Z", Provider.LIVE, Purpose.CHAT, usd("0.25"));
        assertThat(UsageSum.of(all(Provider.SIMULATED)).usd()).isEqualByComparingTo("0.5");
        assertThat(UsageSum.of(all(Provider.LIVE)).usd()).isEqualByComparingTo("0.25");
        assertThat(ledger.runs(Provider.LIVE, LocalDate.EPOCH, Optional.empty())).isEqualTo(1);
    }

    @Test
    void linesAreByDayInUtcPurposeAndModelAndTheirSumsAreExact() {
        add("a", "2026-11-21T23:59:59.9Z", Provider.LIVE, Purpose.CHAT, usd("0.000000000001"));
        add("b", "2026-11-22T00:00:00Z", Provider.LIVE, Purpose.CHAT, usd("0.1"));
        add("c", "2026-11-22T12:00:00Z", Provider.LIVE, Purpose.CHAT, usd("0.2"));
        add("c", "2026-11-22T12:00:00Z", Provider.LIVE, Purpose.INPUT_JUDGE, Cost.nothing());
        List<UsageLine> lines = all(Provider.LIVE);
        assertThat(lines)
                .extracting(l -> l.day() + " " + l.purpose() + " " + l.entries() + " " + l.usd())
                .containsExactly(
                        "2026-11-21 CHAT 1 1E-12",
                        "2026-11-22 CHAT 2 0.3",
                        "2026-11-22 INPUT_JUDGE 1 0");
        assertThat(lines.get(1).tokens()).isEqualTo(new TokenUsage(2, 4, 6, 8, 100, 12));
        assertThat(lines.get(1).time()).isEqualTo(Duration.ofMillis(10));
        assertThat(ledger.runs(Provider.LIVE, LocalDate.EPOCH, Optional.empty())).isEqualTo(3);
        assertThat(ledger.runs(Provider.LIVE, LocalDate.of(2026, 11, 22), Optional.empty()))
                .isEqualTo(2);
    }

    @Test
    void aSittingIsReadAlone() {
        add(
                "a",
                "s1",
                "2026-11-22T10:00:00Z",
                Provider.LIVE,
                Purpose.CHAT,
                OPUS,
                usd("1"),
                Optional.empty());
        add(
                "b",
                "s2",
                "2026-11-22T10:00:00Z",
                Provider.LIVE,
                Purpose.CHAT,
                OPUS,
                usd("2"),
                Optional.empty());
        assertThat(
                        UsageSum.of(ledger.lines(Provider.LIVE, LocalDate.EPOCH, Optional.of("s2")))
                                .usd())
                .isEqualByComparingTo("2");
        assertThat(ledger.runs(Provider.LIVE, LocalDate.EPOCH, Optional.of("s1"))).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownStaysCountedAndIsNeverFree() {
        add("a", "2026-11-22T10:00:00Z", Provider.LIVE, Purpose.CHAT, usd("1"));
        add("b", "2026-11-22T10:00:00Z", Provider.LIVE, Purpose.CHAT, new Cost.NoPrice(OPUS));
        add(
                "c",
                "2026-11-22T10:00:00Z",
                Provider.LIVE,
                Purpose.CHAT,
                new Cost.AtLeast(new BigDecimal("0.5")));
        add(
                "d",
                "s1",
                "2026-11-22T10:00:00Z",
                Provider.LIVE,
                Purpose.CHAT,
                "claude-unheard-of",
                new Cost.NoPrice("claude-unheard-of"),
                Optional.empty());
        add(
                "e",
                "s1",
                "2026-11-22T10:00:00Z",
                Provider.LIVE,
                Purpose.INPUT_JUDGE,
                OPUS,
                Cost.nothing(),
                Optional.of(new BigDecimal("0.125")));
        List<UsageLine> lines = all(Provider.LIVE);
        UsageSum sum = UsageSum.of(lines);
        assertThat(sum.usd()).isEqualByComparingTo("1.5");
        assertThat(sum.atLeast()).isEqualTo(1);
        assertThat(sum.noPrice()).isEqualTo(2);
        assertThat(sum.notSpent()).isEqualByComparingTo("0.125");
        assertThat(sum.words()).isEqualTo("at least $1.50");
        UsageSum unheardOf =
                UsageSum.by(lines, UsageLine::model)
                        .getOrDefault("claude-unheard-of", UsageSum.ZERO);
        assertThat(unheardOf.entries()).isEqualTo(1);
        assertThat(unheardOf.known()).isEmpty();
        assertThat(unheardOf.words()).isEqualTo("no price");
        assertThat(UsageCsv.write(Provider.LIVE, lines))
                .startsWith(
                        "provider,day_utc,purpose,model,entries,input_tokens,cache_write_5m_tokens,cache_write_1h_tokens,cache_read_tokens,output_tokens,thinking_tokens_in_output,milliseconds,cost_usd,entries_that_cost_more,entries_without_price,not_spent_at_least_usd\r\n")
                .contains(
                        "LIVE,2026-11-22,CHAT,claude-opus-5-5,3,3,6,9,12,150,18,15.000000,1.5,1,1,0\r\n")
                .contains(
                        "LIVE,2026-11-22,CHAT,claude-unheard-of,1,1,2,3,4,50,6,5.000000,,0,1,0\r\n")
                .contains(
                        "LIVE,2026-11-22,INPUT_JUDGE,claude-opus-5-5,1,0,0,0,0,0,0,5.000000,0,0,0,0.125\r\n");
        assertThat(UsageCsv.write(Provider.SIMULATED, List.of())).contains(",would_cost_usd,");
    }
}

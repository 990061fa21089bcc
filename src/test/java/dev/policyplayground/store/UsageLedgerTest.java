package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.BudgetKeeper.Answer;
import dev.policyplayground.session.UsageCsv;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.LedgerEntry;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sums over a real database file.
@Tag("clock")
final class UsageLedgerTest {
    private static final String OPUS = "claude-opus-5-5";
    private static final UsageDays UTC = new UsageDays(ZoneOffset.UTC);
    private static final TokenUsage TOKENS = new TokenUsage(1, 2, 3, 4, 50, 6);

    @TempDir Path folder;
    private Database database;
    private SqliteUsageLedger ledger;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("playground.db"));
        ledger = in("Z");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SqliteUsageLedger in(String zone) {
        return new SqliteUsageLedger(database, new UsageDays(ZoneId.of(zone)));
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
                        cost.usd());
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
    void daysAreThoseOfTheUsersZone() {
        add("a", "2026-11-21T09:59:59.999999999Z", Provider.LIVE, Purpose.CHAT, usd("1"));
        add("b", "2026-11-21T10:00:00.5Z", Provider.LIVE, Purpose.CHAT, usd("2"));
        add("c", "2026-11-22T11:59:59.9999Z", Provider.LIVE, Purpose.CHAT, usd("4"));
        add("d", "2026-11-22T12:00:00Z", Provider.LIVE, Purpose.CHAT, usd("8"));
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(days("+14:00")).containsExactly("2026-11-21 1", "2026-11-22 2", "2026-11-23 12");
        assertThat(since("+14:00", day)).isEqualByComparingTo("14");
        assertThat(in("+14:00").runs(Provider.LIVE, day, Optional.empty())).isEqualTo(3);
        assertThat(days("-12:00"))
                .containsExactly("2026-11-20 3", "2026-11-21 4", "2026-11-22 8")
                .isNotEqualTo(days("Z"));
        assertThat(since("-12:00", day)).isEqualByComparingTo("8");
        assertThat(days("Asia/Kathmandu")).containsExactly("2026-11-21 3", "2026-11-22 12");
    }

    @Test
    void aDayOnWhichClocksChangeIsLongerOrShorter() {
        // Berlin's 29 March 2026 has 23 hours, its 25 October 25.
        add("a", "2026-03-28T22:59:59.9Z", Provider.LIVE, Purpose.CHAT, usd("1"));
        add("b", "2026-03-28T23:00:00Z", Provider.LIVE, Purpose.CHAT, usd("2"));
        add("c", "2026-03-29T21:59:59.9Z", Provider.LIVE, Purpose.CHAT, usd("4"));
        add("d", "2026-03-29T22:00:00Z", Provider.LIVE, Purpose.CHAT, usd("8"));
        add("e", "2026-10-24T22:00:00Z", Provider.LIVE, Purpose.CHAT, usd("3"));
        add("f", "2026-10-25T22:59:59.9Z", Provider.LIVE, Purpose.CHAT, usd("5"));
        add("g", "2026-10-25T23:00:00Z", Provider.LIVE, Purpose.CHAT, usd("7"));
        assertThat(days("Europe/Berlin"))
                .containsExactly(
                        "2026-03-28 1",
                        "2026-03-29 6",
                        "2026-03-30 8",
                        "2026-10-25 8",
                        "2026-10-26 7");
        assertThat(since("Europe/Berlin", LocalDate.of(2026, 10, 25))).isEqualByComparingTo("15");
    }

    @Test
    void theDayOfABudgetIsTheDayThatIsShown() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        add("a", "2026-10-24T21:59:59.9Z", Provider.LIVE, Purpose.CHAT, usd("9"));
        add("b", "2026-10-24T22:00:00Z", Provider.LIVE, Purpose.CHAT, usd("1"));
        add("c", "2026-10-25T22:00:00.5Z", Provider.LIVE, Purpose.CHAT, usd("2"));
        Budget budget = new Budget(Optional.empty(), Optional.of(new BigDecimal("4")));
        Clock inTheLongDay = Clock.fixed(Instant.parse("2026-10-25T22:30:00Z"), berlin);
        SqliteBudgetKeeper keeper = new SqliteBudgetKeeper(database, () -> budget, inTheLongDay);
        assertThat(keeper.reserve("s", Optional.of(new BigDecimal("1.01"))))
                .isInstanceOf(Answer.Refused.class);
        assertThat(keeper.reserve("s", Optional.of(BigDecimal.ONE)))
                .isInstanceOf(Answer.Reserved.class);
        assertThat(keeper.reserve("s", Optional.of(new BigDecimal("0.01"))))
                .as("what others set aside today counts")
                .isInstanceOf(Answer.Refused.class);
        SqliteBudgetKeeper elsewhere =
                new SqliteBudgetKeeper(
                        database, () -> budget, inTheLongDay.withZone(ZoneOffset.ofHours(14)));
        assertThat(elsewhere.reserve("s", Optional.of(new BigDecimal("1.01"))))
                .as("there the day began at 10:00 UTC, 2 are spent and 1 is set aside")
                .isInstanceOf(Answer.Refused.class);
        SqliteBudgetKeeper nextDay =
                new SqliteBudgetKeeper(
                        database,
                        () -> budget,
                        Clock.fixed(Instant.parse("2026-10-25T23:00:00Z"), berlin));
        assertThat(nextDay.reserve("s", Optional.of(new BigDecimal("4"))))
                .isInstanceOf(Answer.Reserved.class);
    }

    private List<String> days(String zone) {
        return in(zone).lines(Provider.LIVE, LocalDate.EPOCH, Optional.empty()).stream()
                .map(l -> l.day() + " " + l.usd().stripTrailingZeros().toPlainString())
                .toList();
    }

    private BigDecimal since(String zone, LocalDate day) {
        return UsageSum.of(in(zone).lines(Provider.LIVE, day, Optional.empty())).usd();
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
        assertThat(UsageCsv.write(Provider.LIVE, UTC, lines))
                .startsWith(
                        "provider,zone,day,purpose,model,entries,input_tokens,cache_write_5m_tokens,cache_write_1h_tokens,cache_read_tokens,output_tokens,thinking_tokens_in_output,milliseconds,cost_usd,entries_that_cost_more,entries_without_price,not_spent_at_least_usd\r\n")
                .contains(
                        "LIVE,UTC,2026-11-22,CHAT,claude-opus-5-5,3,3,6,9,12,150,18,15.000000,1.5,1,1,0\r\n")
                .contains(
                        "LIVE,UTC,2026-11-22,CHAT,claude-unheard-of,1,1,2,3,4,50,6,5.000000,,0,1,0\r\n")
                .contains(
                        "LIVE,UTC,2026-11-22,INPUT_JUDGE,claude-opus-5-5,1,0,0,0,0,0,0,5.000000,0,0,0,0.125\r\n");
        assertThat(UsageCsv.write(Provider.SIMULATED, UTC, List.of())).contains(",would_cost_usd,");
    }
}

package dev.policyplayground.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.support.Shipped;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String BUNDLED = Shipped.text("prices.json");

    @TempDir Path folder;
    private Path file;
    private Prices prices;

    @BeforeEach
    void make() throws JsonFault {
        file = folder.resolve("prices.json");
        prices = new Prices(BUNDLED, file);
    }

    private BigDecimal opusInput() {
        return prices.inForce().table().find("claude-opus-5-5", TODAY, 1).orElseThrow().input();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {\\n "as_of": "2026-11-22",\\n "prices": [; not complete JSON
                    {\\n "as_of": "2026-11-22",\\n "prices": [}; not valid JSON at line 3
                    []; the file needs a date
                    {"as_of":"2026-11-22","prices":[]}; 'prices' has no row
                    {"as_of":"2026-11-22",\\n"prices":[\\n{"model":"m","from":"2026-01-01","tiers":[]}]}; line 3: m has no 'tiers'
                    {"as_of":"2026-11-22","prices":[\\n{"model":"m"}]}; line 2: m has no 'tiers'
                    {"as_of":"2026-11-22","prices":[{"model":"m","from":"2026-01-01","tiers":[{"input":-1}]}]}; m needs a number for 'input'
                    {"as_of":"2026-11-22","prices":[{"model":"m","from":"2026-01-01","tiers":[{"up_to_prompt_tokens":"100k"}]}]}; line 1: m needs a whole number for 'up_to_prompt_tokens'
                    {"as_of":"2026-11-22","batch_factor":0,"prices":[{"model":"m"}]}; the file needs a number above 0 for 'batch_factor'
                    """)
    void aDamagedFileIsNamedAndLeftAsItIsAndTheBundledPricesHold(String text, String why)
            throws IOException {
        String written = text.replace("\\n", "\n");
        Files.writeString(file, written);
        PriceReading reading = prices.inForce();
        assertThat(reading.problem())
                .hasValueSatisfying(p -> assertThat(p).startsWith(file + ": ").contains(why));
        assertThat(reading.file()).isEmpty();
        assertThat(opusInput()).isEqualByComparingTo("4");
        assertThat(Files.readString(file)).isEqualTo(written);
    }

    @Test
    void aFileThatIsNoTextOrNoFileIsNamedToo() throws IOException {
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThat(prices.inForce().problem()).contains(file + ": it is not UTF-8 text");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(prices.readAgain().problem()).contains(file + ": it cannot be read");
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("nowhere"));
        assertThat(prices.readAgain().problem()).contains(file + ": it is a link to nowhere");
    }

    @Test
    void twoRowsOrTiersForTheSameAreNotGuessedBetween() throws IOException {
        Files.writeString(file, BUNDLED.replace("\"claude-opus-4-7\"", "\"claude-opus-4-8\""));
        // The same model, but another day: fine.
        assertThat(prices.inForce().problem()).isEmpty();
        Files.writeString(file, BUNDLED.replace("\"claude-mythos-5-2\"", "\"claude-fable-5-2\""));
        assertThat(prices.readAgain().problem().orElseThrow())
                .contains("claude-fable-5-2 has two rows from 2026-11-09");
        Files.writeString(file, BUNDLED.replace("\"up_to_prompt_tokens\": 100000,", ""));
        assertThat(prices.readAgain().problem().orElseThrow())
                .contains("claude-haiku-5-5 has two tiers for the same size");
    }

    @Test
    void withoutAFileTheBundledPricesHold() {
        assertThat(prices.inForce())
                .isEqualTo(
                        new PriceReading(
                                Shipped.prices(),
                                java.util.Optional.empty(),
                                java.util.Optional.empty()));
        assertThat(file).doesNotExist();
    }

    @Test
    void theUsersFileIsInForceInsteadAndIsReadAgainWhenAsked() throws IOException {
        assertThat(prices.copyToEdit()).isTrue();
        assertThat(Files.readString(file)).isEqualTo(BUNDLED);
        assertThat(prices.readAgain().file()).contains(file);
        assertThat(opusInput()).isEqualByComparingTo("4");
        Files.writeString(
                file,
                "\uFEFF{\"as_of\":\"2026-11-20\",\"prices\":[{\"model\":\"claude-opus-5-5\",\"from\":\"2026-01-01\",\"tiers\":[{\"input\":3.5,\"output\":1,\"cache_write_5m\":1,\"cache_write_1h\":1,\"cache_read\":1}]}]}",
                StandardCharsets.UTF_8);
        assertThat(opusInput()).as("until it is read again").isEqualByComparingTo("4");
        prices.readAgain();
        assertThat(opusInput()).isEqualByComparingTo("3.5");
        assertThat(prices.inForce().table().find("claude-opus-5", TODAY, 1))
                .as("a model that the user's file leaves out has no price")
                .isEmpty();
    }

    @Test
    void aCopyNeverOverwrites() throws IOException {
        Files.writeString(file, "mine, and damaged");
        assertThat(prices.copyToEdit()).isFalse();
        assertThat(file).hasContent("mine, and damaged");
    }
}

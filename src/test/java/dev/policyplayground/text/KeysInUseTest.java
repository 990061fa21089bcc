package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KeysInUseTest {
    private static final String KEY = "ab\"ab\\abc12";
    private static final String LONGER = KEY + "-and-more";

    @Test
    void aKeyIsBlottedOutWhileItIsInUseInWhicheverFormAndLength() {
        assertThat(KeysInUse.mask(KEY)).isEqualTo(KEY);
        try (KeysInUse.Use _ = KeysInUse.add(KEY);
                KeysInUse.Use _ = KeysInUse.add(LONGER)) {
            assertThat(KeysInUse.mask("x" + KEY + "y")).isEqualTo("x•••••••••••y");
            assertThat(KeysInUse.mask("\"" + "ab\\\"ab\\\\abc12" + "\""))
                    .isEqualTo("\"•••••••••••••\"");
            assertThat(KeysInUse.mask(LONGER)).matches("•{20}");
            try (KeysInUse.Use _ = KeysInUse.add(KEY)) {
                assertThat(KeysInUse.mask(KEY)).doesNotContain("a");
            }
            assertThat(KeysInUse.mask(KEY)).as("of its first owner").doesNotContain("a");
        }
        assertThat(KeysInUse.mask(KEY)).isEqualTo(KEY);
    }

    @Test
    void aShortOneIsLeftAloneForItStandsInOrdinaryWords() {
        try (KeysInUse.Use _ = KeysInUse.add("test123")) {
            assertThat(KeysInUse.mask("test123")).isEqualTo("test123");
        }
    }

    @Property(tries = 300)
    void howeverAStreamIsCutItIsMaskedAsItsWholeTextIs(
            @ForAll long seed, @ForAll @Size(max = 12) List<Integer> order) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder text = new StringBuilder("é");
        for (int each : order) {
            switch (Math.floorMod(each, 4)) {
                case 0 -> text.append(KEY);
                case 1 -> text.append(KEY, 0, Math.floorMod(each, KEY.length()));
                case 2 -> text.append("words • ");
                default -> text.append(KEY.substring(Math.floorMod(each, KEY.length())));
            }
        }
        byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter characters = new StringWriter();
        String masked;
        try (KeysInUse.Use _ = KeysInUse.add(KEY);
                OutputStream out = KeysInUse.guard(bytes);
                Writer writer = KeysInUse.guard(characters)) {
            for (int at = 0; at < all.length; ) {
                int length = Math.min(all.length - at, 1 + random.nextInt(5));
                out.write(all, at, length);
                at += length;
            }
            for (int at = 0; at < text.length(); ) {
                int length = Math.min(text.length() - at, 1 + random.nextInt(5));
                writer.write(text.toString(), at, length);
                at += length;
            }
            masked = KeysInUse.mask(text.toString());
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(masked);
        assertThat(characters).hasToString(masked);
    }

    @Test
    void aFlushBetweenTwoHalvesShowsAShortBeginningAtMost() throws IOException {
        StringWriter shown = new StringWriter();
        try (KeysInUse.Use _ = KeysInUse.add(KEY);
                Writer terminal = KeysInUse.guard(shown)) {
            terminal.write("say " + KEY.substring(0, 9));
            terminal.flush();
            assertThat(shown).hasToString("say ");
            terminal.write(KEY.substring(9) + ".");
            terminal.flush();
            assertThat(shown).hasToString("say •••••••••••.");
        }
    }
}

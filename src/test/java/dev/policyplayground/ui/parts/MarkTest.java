package dev.policyplayground.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.text.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class MarkTest {
    private static final List<Mark> CRACK = List.of(new Mark(new Span(4, 9), "s", "e"));

    private static List<String> words(String before, String after) {
        return Mark.follow(CRACK, before, after).stream().map(m -> m.span().in(after)).toList();
    }

    @Test
    void aMarkMovesWithItsWordsOrVanishes() {
        assertThat(words("how crack it", "so how crack it")).containsExactly("crack");
        assertThat(words("how crack it", "how crack it now")).containsExactly("crack");
        assertThat(words("how crack it", "how cr-ack it")).isEmpty();
        assertThat(words("how crack it", "")).isEmpty();
    }

    @Property
    void aMarkNeverUnderlinesOtherWords(
            @ForAll @AlphaChars @StringLength(min = 12, max = 20) String before,
            @ForAll @IntRange(max = 12) int at,
            @ForAll @IntRange(max = 8) int cut,
            @ForAll @AlphaChars @StringLength(max = 5) String inserted) {
        String after =
                before.substring(0, at)
                        + inserted
                        + before.substring(Math.min(before.length(), at + cut));
        String marked = before.substring(4, 9);
        assertThat(words(before, after)).allMatch(marked::equals);
    }
}

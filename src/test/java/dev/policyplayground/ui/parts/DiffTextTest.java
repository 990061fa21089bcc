package dev.policyplayground.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.ui.parts.DiffText.Change;
import dev.policyplayground.ui.parts.DiffText.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Both texts stand in the one that shows their differences.
final class DiffTextTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("be", "kind", "stern", " ", ".", "\n", "\n\n", "+", "−", "😀")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    // Every change is marked, so what is left of one side is the other, but for the line ends of
    // the changes that were taken out: these stand unmarked between two lines of a change.
    private static String only(DiffText diff, Kind left) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Change change : diff.changes()) {
            text.append(diff.text(), from, change.span().start());
            if (change.kind() == left) {
                text.append(diff.text(), change.span().start() + 1, change.span().end());
            }
            from = change.span().end();
        }
        return text.append(diff.text().substring(from)).toString();
    }

    @Property
    void bothTextsStandInIt(@ForAll("texts") String before, @ForAll("texts") String after) {
        DiffText diff = DiffText.of(before, after);
        assertThat(only(diff, Kind.GONE).replace("\n", "")).isEqualTo(before.replace("\n", ""));
        assertThat(only(diff, Kind.COME).replace("\n", "")).isEqualTo(after.replace("\n", ""));
        assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
    }

    @Property
    void noChangeGoesAcrossLinesAndEachBeginsWithItsSign(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        DiffText diff = DiffText.of(before, after);
        for (Change change : diff.changes()) {
            assertThat(change.span().in(diff.text()))
                    .startsWith(change.kind() == Kind.GONE ? "−" : "+")
                    .doesNotContain("\n");
        }
    }

    @Example
    void aChangedWordStandsAsBoth() {
        assertThat(DiffText.of("You are kind.", "You are stern.").text())
                .isEqualTo("You are −kind+stern.");
        assertThat(DiffText.of("a\nb\nc\n", "a\nc\n").text()).isEqualTo("a\n−b\nc\n");
        assertThat(DiffText.of("same", "same")).isEqualTo(new DiffText("same", java.util.List.of(), 0, 0));
    }
}

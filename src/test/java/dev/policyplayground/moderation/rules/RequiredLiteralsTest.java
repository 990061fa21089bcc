package dev.policyplayground.moderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequiredLiteralsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "\\d{13,19}", ".*", "x?y?", "[a-z]+", "(foo)?", "(foo|.)", "ab|c"})
    void anExpressionThatNeedsNoWordIsAlwaysTried(String regex) {
        assertThat(RequiredLiterals.of(regex)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo; foo",
                "foo|bar; foo,bar",
                "(foo|ba[rz])\\d+; foo,bar,baz",
                "\\bsk-[a-z0-9]{20,40}; sk-",
                "ab.*cde; cde",
                "(ab.*b)cd; ab",
                "(?:how|ways) to (make|build); how to make,how to build,ways to make,ways to build",
                "colou?r; color,colour",
                "(foo)+; foo",
                "(foo){2,3}; foo",
                "pass(word)?s; passwords,passs"
            })
    void theWordsThatAnExpressionNeeds(String regex, String words) {
        assertThat(RequiredLiterals.of(regex)).contains(Set.of(words.split(",")));
    }

    @Property
    void noMatchIsEverMissed(@ForAll("expressions") String regex, @ForAll("texts") String text) {
        Optional<Set<String>> literals = RequiredLiterals.of(regex);
        try {
            Matcher matcher = Pattern.compile(regex).matcher(text);
            while (literals.isPresent() && matcher.find()) {
                String match = matcher.group();
                assertThat(literals.get()).anyMatch(match::contains);
            }
        } catch (PatternSyntaxException e) {
            // No expression: the pack is refused elsewhere.
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "a", "b", "ab", "ba", "(", ")", "(?:", "|", "*", "+", "?", "{0,2}", "{2}",
                        ".", "[ab]", "[^a]", "\\w", "\\b", "^")
                .list()
                .ofMaxSize(9)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab ").ofMaxLength(20);
    }
}

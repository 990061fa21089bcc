package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.policyplayground.moderation.pack.PackCheck;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexCheckTest {
    private static final String HEAD =
            "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\nrules:\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "(a)\\1 3 `back-reference '\\1'`",
                "a\\k<n> 1 `back-reference '\\k'`",
                "(?P<n>a)(?P=n) 8 `back-reference '(?P='`",
                "a(?=b) 1 `look-around '(?='`",
                "a(?!b) 1 `look-around '(?!'`",
                "(?<=b)a 0 `look-around (behind) '(?<='`",
                "(?<!b)a 0 `look-around (behind) '(?<!'`",
                "a(?>b) 1 `atomic group`",
                "ab*+ 2 `possessive '*+'`",
                "ab++ 2 `possessive '++'`",
                "ab?+ 2 `possessive '?+'`",
                "ab{1,2}+ 2 `possessive '{1,2}+'`",
                "ab** 2 `repetition of a repetition`",
                "ab*?+ 2 `repetition of a repetition`",
                "a\\R 1 `escape '\\R'`",
                "a\\X 1 `escape '\\X'`",
                "a\\Z 1 `escape '\\Z'`",
                "a\\y 1 `escape '\\y'`",
                "a\\ 1 `nothing stands after it`",
                "(?x)a 0 `comments mode`",
                "a(?#b) 1 `comment '(?#'`",
                "(?u)a 0 `flag 'u'`",
                "(?i-d:a) 0 `flag 'd'`",
                "(?R) 0 `recursion`",
                "(?(1)a) 0 `condition`",
                "(?|a) 0 `branch reset`",
                "(?<n>a) 0 `named group`",
                "a{1001} 1 `RE2 repeats at most 1000 times`",
                "a{99999999999999999999} 1 `RE2 repeats at most 1000 times`",
                "(a{100}){100} 8 `together with those within`",
                "((a{50}b){30}){2} 9 `together with those within`",
                "a{3,2} 1 `upper limit is below`",
                "(a 0 `never closed`",
                "a) 1 `no group is open`",
                "[a 0 `never closed`",
                "x[a&&[b]] 3 `intersection`",
                "x[\\b] 2 `it is no character`",
                "*a 0 `nothing stands before it`",
                "(|+) 2 `nothing stands before it`",
                "a|{2} 2 `nothing stands before it`",
            })
    void whatRe2CannotDoIsNamedWhereItStands(String regex, int index, String says) {
        Optional<RegexFault> fault = RegexCheck.fault(regex, false);
        assertThat(fault).isPresent();
        assertThat(fault.get().message()).contains(says, "at character " + (index + 1));
        assertThat(fault.get().index()).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"a.*b,2", "'[*]b+',4", "'a{2,}',1", "'(a{2,3}?b*)?',9", "\\Q*\\E*,5"})
    void repliesNeedALimit(String regex, int index) {
        assertThat(RegexCheck.fault(regex, false)).isEmpty();
        assertThat(RegexCheck.fault(regex, true).map(RegexFault::index)).contains(index);
    }

    @ParameterizedTest
    @CsvSource({
        "abc,3",
        "'a{2,5}b?',6",
        "'(ab|c){3}',6",
        "'[]*+]{0,7}\\b$',7",
        "'\\Qa*\\E{2}',4",
        "'(?i:\\x{1F600}\\pL\\p{Greek})',3",
        "'x{a}',4",
        "'a{2,3}?',3",
        "'(?i)',0"
    })
    void aBoundedExpressionHasALongestMatch(String regex, long longest) {
        RegexCheck.Finding finding = RegexCheck.look(regex, true);
        assertThat(finding.fault()).isEmpty();
        assertThat(finding.longest()).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a]{500}", "(a|", "b{999}"})
    void aHugeExpressionIsRefusedQuickly(String part) {
        assertThat(RegexCheck.fault(part.repeat(5000), false)).isPresent();
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "ab",
                        ".",
                        "(",
                        ")",
                        "(?:",
                        "(?i)",
                        "(?s:",
                        "(?P<n>",
                        "(?=",
                        "(?x)",
                        "|",
                        "*",
                        "+",
                        "?",
                        "{",
                        "}",
                        "{2}",
                        "{2,}",
                        "{0,3}",
                        "{1000}",
                        "{1001}",
                        "{,2}",
                        "{2,1}",
                        "[",
                        "]",
                        "[^",
                        "[a-z]",
                        "[[:alpha:]]",
                        "[^\\d]",
                        "-",
                        "\\",
                        "\\b",
                        "\\w",
                        "\\S",
                        "\\1",
                        "\\R",
                        "\\Q",
                        "\\E",
                        "\\pL",
                        "\\p{Greek}",
                        "\\P{^L}",
                        "\\x41",
                        "\\x{41}",
                        "\\0",
                        "\\z",
                        "\\Z",
                        "^",
                        "$",
                        "é",
                        "😀",
                        "&&",
                        "&&[",
                        "\\.",
                        "\\-",
                        "\\_",
                        " ",
                        "\\ ",
                        "#",
                        "(?",
                        "(?-",
                        "(?U)",
                        "\\p{Foo}")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 6000)
    void whatPassesCompilesOrIsReported(@ForAll("expressions") String regex) {
        if (RegexCheck.fault(regex, false).isPresent()) {
            return;
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            String rule =
                    "  - {id: r, category: c, why: w, regex: '" + regex.replace("'", "''") + "'}\n";
            assertThat(PackCheck.load("p.yaml", HEAD + rule))
                    .isInstanceOfSatisfying(
                            PackCheck.Loaded.Broken.class,
                            broken -> assertThat(broken.message()).contains("p.yaml:6:"));
            // Only what is a matter of tables is left to the engine: ranges and names of
            // properties.
            assertThat(e.getDescription()).contains("character class range");
        }
    }

    @Property(tries = 6000)
    void whatPassesForRepliesHasABoundedMatch(
            @ForAll("expressions") String regex, @ForAll("replies") String reply) {
        RegexCheck.Finding finding = RegexCheck.look(regex, true);
        if (finding.fault().isPresent()) {
            return;
        }
        assertThat(finding.longest()).isLessThan(RegexLength.UNBOUNDED);
        try {
            Matcher matcher = Pattern.compile(regex).matcher(reply);
            while (matcher.find()) {
                String match = matcher.group();
                assertThat((long) match.codePointCount(0, match.length()))
                        .isLessThanOrEqualTo(finding.longest());
            }
        } catch (PatternSyntaxException e) {
            assertThat(e.getDescription()).contains("character class range");
        }
    }

    @Provide
    Arbitrary<String> replies() {
        return Arbitraries.of("a", "b", "ab", "é", "😀", " ", "{", "2", "]", "-", ".")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`    regex: ab(?=c)`;6:14",
                "`    regex: 'it''s (?=c)'`;6:19",
                "`    regex: \"é\\u0041\\\"(?=c)\"`;6:22",
                "`    regex: \"😀\\x41😀(?=c)\"`;6:19",
                "`    regex: |\n      ab\n      c(?=d)`;8:8",
                "`    regex: 'a\n\n      b(?=d)'`;8:8",
                "`    regex: ab\n      c(?=d)`;7:8",
                "`    regex: >\n      ab(?=d)`;6:12",
                "`    regex: &x 'ab(?=d)'`;6:12",
            })
    void theConstructIsMarkedInTheFile(String line, String place) {
        String text =
                HEAD
                        + line.replaceFirst(" {4}", "  - ")
                        + "\n    id: r\n    category: c\n    why: w\n";
        PackReading.Refused refused = (PackReading.Refused) PackReader.read("p.yaml", text);
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.message()).startsWith("p.yaml:" + place + ": look-around");
    }
}

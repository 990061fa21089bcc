package dev.policyplayground.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `{{variables}}` of a system prompt or a prompt: letters, digits, `_`, `-` and `.` between
/// double braces, blanks around the name allowed. Stateless.
public final class Variables {
    // Possessive and bounded: linear on any text.
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{[ \\t]{0,8}+([\\p{L}_][\\p{L}\\p{N}_.-]{0,63}+)[ \\t]{0,8}+}}");

    private Variables() {}

    /// The names that stand in the texts, each once, in the order they first stand there.
    public static List<String> in(String... texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher matcher = VARIABLE.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return List.copyOf(names);
    }

    /// The names in `texts` that `values` has no value for; a blank value is none.
    public static List<String> missing(Map<String, String> values, String... texts) {
        List<String> missing = new ArrayList<>(in(texts));
        missing.removeIf(name -> !values.getOrDefault(name, "").isBlank());
        return missing;
    }

    /// `text` with every variable that has a value replaced by it, once: a value is not searched
    /// for variables again.
    public static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(m.group(1), "").isBlank()
                                                ? m.group()
                                                : values.get(m.group(1))));
    }
}

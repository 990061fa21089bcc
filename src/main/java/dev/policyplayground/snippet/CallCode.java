package dev.policyplayground.snippet;

import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.TurnJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A draft's call as a program of its own, with both layers around it: the gates run through
/// `playground judge`, the call through the language's own HTTP client. Holds no key. Immutable,
/// safe from any thread.
///
/// @param templates gives the text of a template of `assets/code` by its path
public record CallCode(UnaryOperator<String> templates) {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z_]+)@");

    /// @param packFile the pack's file; empty for the bundled one
    /// @param releaseOnReview true when a reply that asks for review may be shown
    public String write(
            Language language, Draft draft, Optional<String> packFile, boolean releaseOnReview) {
        MessagesRequest request =
                new MessagesRequest(
                        draft.model(),
                        draft.maxTokens(),
                        draft.system(),
                        draft.sent(),
                        // The programs speak the newer version, which has no temperature.
                        draft.settings().withTemperature(Optional.empty()),
                        false);
        List<String> arguments = packFile.map(f -> List.of("--policy", f)).orElse(List.of());
        Map<String, String> values =
                Map.of(
                        "SYSTEM", Literals.of(language, draft.system()),
                        "MODEL", Literals.of(language, draft.model()),
                        "MAX_TOKENS", String.valueOf(draft.maxTokens()),
                        "MESSAGES_JSON", json(language, request.messages()),
                        "TOOLS_JSON", json(language, request.tools()),
                        "SETTINGS_JSON", json(language, request.settingsJson()),
                        "TURNS_JSON", json(language, TurnJson.write(draft.context())),
                        "PROMPT", Literals.of(language, draft.prompt()),
                        "POLICY_ARGS", arguments(language, arguments),
                        "RELEASE_ON_REVIEW", bool(language, releaseOnReview));
        // In one pass, so that a placeholder's name in the person's own words stays as it is.
        return PLACEHOLDER
                .matcher(templates.apply(language.template()))
                .replaceAll(
                        m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    }

    private static String json(Language language, JsonNode value) {
        String text = value.toString();
        return Literals.of(language, language == Language.CURL ? ascii(text) : text);
    }

    // The shell's literals are not escaped, so the JSON in them is.
    private static String ascii(String json) {
        return json.chars()
                .mapToObj(
                        c ->
                                c < 0x7f
                                        ? String.valueOf((char) c)
                                        : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static String arguments(Language language, List<String> arguments) {
        return arguments.stream()
                .map(a -> Literals.of(language, a))
                .collect(Collectors.joining(language == Language.CURL ? " " : ", "));
    }

    private static String bool(Language language, boolean value) {
        return switch (language) {
            case PYTHON -> value ? "True" : "False";
            case TYPESCRIPT, JAVA -> String.valueOf(value);
            case CURL -> value ? "1" : "0";
        };
    }
}

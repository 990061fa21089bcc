package dev.policyplayground.run;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a user sees a reply that is still being judged. Immutable. Source: the design's release
/// policies.
public sealed interface ReleasePolicy {
    /// Nothing until the whole reply is judged. Never leaks.
    record HoldAll() implements ReleasePolicy {}

    /// Sentence by sentence, each once it and all before it are judged and allowed.
    record HoldSentence() implements ReleasePolicy {}

    /// All but the newest `characters` UTF-16 units, as long as every sentence so far is allowed: a
    /// sentence may be seen before it is judged if it is longer than the window.
    ///
    /// @throws IllegalArgumentException from the constructor unless there is a window
    record HoldWindow(int characters) implements ReleasePolicy {
        public HoldWindow {
            if (characters < 1) {
                throw new IllegalArgumentException("a window holds at least one character");
            }
        }
    }

    /// Everything at once; judged when it is complete.
    record CheckAfter() implements ReleasePolicy {}

    /// The name as in the database and exports, such as `HOLD_WINDOW(200)`.
    default String code() {
        return switch (this) {
            case HoldAll _ -> "HOLD_ALL";
            case HoldSentence _ -> "HOLD_SENTENCE";
            case HoldWindow(int characters) -> "HOLD_WINDOW(" + characters + ")";
            case CheckAfter _ -> "CHECK_AFTER";
        };
    }

    /// Reads a code in any case, with `-` for `_`; `hold-window` alone holds 200 units.
    static Optional<ReleasePolicy> parse(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (wanted) {
            case "HOLD_ALL" -> Optional.of(new HoldAll());
            case "HOLD_SENTENCE" -> Optional.of(new HoldSentence());
            case "HOLD_WINDOW" -> Optional.of(new HoldWindow(200));
            case "CHECK_AFTER" -> Optional.of(new CheckAfter());
            default -> window(wanted);
        };
    }

    private static Optional<ReleasePolicy> window(String wanted) {
        Matcher matcher = Pattern.compile("HOLD_WINDOW[(:](\\d{1,6})\\)?").matcher(wanted);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) > 0
                ? Optional.of(new HoldWindow(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }
}

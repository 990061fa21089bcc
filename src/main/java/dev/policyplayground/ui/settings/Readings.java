package dev.policyplayground.ui.settings;

import dev.policyplayground.settings.ApiAccess;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a person writes into the settings. Stateless.
final class Readings {
    private static final int MOST_DAYS = Preferences.MOST_DAYS;
    private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private Readings() {}

    /// An http or https address, or nothing.
    static Reading<String> address(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            return Reading.good("");
        }
        Optional<URI> address = ApiAccess.parse(written);
        if (address.isEmpty()) {
            return new Reading.Bad<>(Messages.text("settings.url.bad"));
        }
        if (address.get().getUserInfo() != null) {
            return new Reading.Bad<>(Messages.text("settings.url.secret"));
        }
        boolean open = ApiAccess.isUnencrypted(address.get());
        return new Reading.Good<>(written, open ? Messages.text("settings.url.open") : "");
    }

    /// A whole number of tokens, up to `most`.
    static Reading<Integer> tokens(String text, long most) {
        Optional<Integer> number = whole(text);
        return number.filter(n -> n >= 1 && n <= most).isPresent()
                ? Reading.good(number.get())
                : new Reading.Bad<>(Messages.text("settings.tokens.bad", Format.count(most)));
    }

    /// An amount in US dollars, or nothing for no limit.
    static Reading<Optional<BigDecimal>> usd(String text) {
        String written = text.strip().replaceFirst("^\\$\\s*", "").replace(",", "");
        if (text.isBlank()) {
            return Reading.good(Optional.empty());
        }
        return MONEY.matcher(written).matches()
                ? Reading.good(Optional.of(new BigDecimal(written)))
                : new Reading.Bad<>(Messages.text("settings.usd.bad"));
    }

    /// A whole number of days, or nothing for ever.
    static Reading<Optional<Integer>> days(String text) {
        if (text.isBlank()) {
            return Reading.good(Optional.empty());
        }
        Optional<Integer> number = whole(text);
        return number.filter(n -> n >= 1 && n <= MOST_DAYS).isPresent()
                ? Reading.good(number)
                : new Reading.Bad<>(Messages.text("settings.days.bad", Format.count(MOST_DAYS)));
    }

    private static Optional<Integer> whole(String text) {
        String digits = text.replaceAll("[,\\s]", "");
        return WHOLE.matcher(digits).matches()
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }
}

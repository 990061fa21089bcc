package dev.policyplayground.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// All text that a person reads in the window. Immutable.
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.policyplayground.ui.messages", Locale.ROOT);

    private Messages() {}

    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The text for `key`, with `{0}` and so on filled in.
    public static String text(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ROOT).format(values);
    }
}

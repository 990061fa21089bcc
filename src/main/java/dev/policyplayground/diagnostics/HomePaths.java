package dev.policyplayground.diagnostics;

import java.util.regex.Pattern;

/// Takes the user's name out of paths that leave this machine in a report. Immutable.
///
/// @param home the user's home folder
/// @param user the user's name
public record HomePaths(String home, String user) {

    public static HomePaths now() {
        return new HomePaths(
                System.getProperty("user.home", ""), System.getProperty("user.name", ""));
    }

    /// `text` with `~` for the home folder, and for each other folder that is named as the user is.
    public String shorten(String text) {
        String shorter = home.length() > 1 ? text.replace(home, "~") : text;
        return user.isBlank()
                ? shorter
                : Pattern.compile("(?<=[/\\\\])" + Pattern.quote(user) + "(?![\\w.-])")
                        .matcher(shorter)
                        .replaceAll("~");
    }
}

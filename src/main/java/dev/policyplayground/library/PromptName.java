package dev.policyplayground.library;

import java.nio.file.Path;
import java.util.Optional;

/// The rules for a prompt's name: not blank, one line, at most [#MAX_LENGTH] characters. Stateless.
public final class PromptName {
    /// In UTF-16 units: what a list can show, and still far above any name that a person gives.
    public static final int MAX_LENGTH = 100;

    private PromptName() {}

    /// Why a name is refused.
    public enum Fault {
        BLANK,
        TOO_LONG,
        CONTROL_CHARACTER
    }

    /// What is wrong with `name`; blanks around it do not count.
    public static Optional<Fault> fault(String name) {
        String kept = name.strip();
        if (kept.isEmpty()) {
            return Optional.of(Fault.BLANK);
        }
        if (kept.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Fault.CONTROL_CHARACTER);
        }
        return kept.length() > MAX_LENGTH ? Optional.of(Fault.TOO_LONG) : Optional.empty();
    }

    /// The name for what was read from `file`: its own without the ending, made to fit.
    public static String ofFile(Path file) {
        String whole = String.valueOf(file.getFileName()).replaceAll("\\p{Cntrl}", " ").strip();
        int dot = whole.lastIndexOf('.');
        String name = dot > 0 ? whole.substring(0, dot).strip() : whole;
        if (name.length() <= MAX_LENGTH) {
            return name.isEmpty() ? whole : name;
        }
        boolean splitsPair = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
        return name.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH).strip();
    }
}

package dev.policyplayground.diagnostics;

import java.util.List;
import java.util.Objects;

/// What this program is and what it runs on: what a report of a fault begins with. Immutable.
public record Versions(String program, String java, String system, String javafx) {

    public static Versions now() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return new Versions(
                "Policy Playground " + Objects.requireNonNullElse(version, "(development)"),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                "JavaFX " + System.getProperty("javafx.runtime.version", "not loaded"));
    }

    public List<String> lines() {
        return List.of(program, java, system, javafx);
    }

    @Override
    public String toString() {
        return String.join(", ", lines());
    }
}

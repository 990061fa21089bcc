package dev.policyplayground.incident;

/// Whether the input gate stands before the API in a replay.
public enum Gate {
    OFF("Key incident, input gate off"),
    ON("Key incident, input gate on");

    private final String title;

    Gate(String title) {
        this.title = title;
    }

    /// The title of the sitting that keeps the runs of such a replay.
    public String title() {
        return title;
    }
}

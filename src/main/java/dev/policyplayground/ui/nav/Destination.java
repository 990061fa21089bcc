package dev.policyplayground.ui.nav;

/// Where the window can go. A screen appears here when it works.
public sealed interface Destination {
    record Playground() implements Destination {}

    record Sessions() implements Destination {}

    record Usage() implements Destination {}

    record Prompts() implements Destination {}

    record Policies() implements Destination {}

    record KeyIncident() implements Destination {}

    record Connection() implements Destination {}

    record Settings() implements Destination {}

    record Training() implements Destination {}

    /// A kept run, opened in the playground.
    record SavedRun(String id) implements Destination {}

    /// A text taken over as the playground's system prompt.
    ///
    /// @param name the name it is saved under
    record SystemPrompt(String name, String text) implements Destination {}
}

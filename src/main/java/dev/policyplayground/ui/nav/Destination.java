package dev.policyplayground.ui.nav;

/// Where the window can go. A screen appears here when it works.
public sealed interface Destination {

    record Playground() implements Destination {}

    record Sessions() implements Destination {}

    /// A kept run, opened in the playground.
    record SavedRun(String id) implements Destination {}
}

package dev.policyplayground.app;

/** x */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {}
}

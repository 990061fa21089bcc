package dev.policyplayground.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The files of `assets/` that ship in the jar.
final class Assets {
    private static final String ROOT = "/dev/policyplayground/assets/";

    private Assets() {}

    /// @param path below `assets/`, such as `prices.json`
    static String text(String path) {
        try (InputStream in = stream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program cannot read its asset " + path, e);
        }
    }

    /// The bytes of an asset; the caller closes them.
    static InputStream stream(String path) {
        InputStream in = Assets.class.getResourceAsStream(ROOT + path);
        if (in == null) {
            throw new IllegalStateException("the program lacks its asset " + path);
        }
        return in;
    }
}

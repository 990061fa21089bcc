package dev.policyplayground.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// The start script beside a jar that names the class path of the tests: what `package` makes, but
/// for the copies.
record Distribution(Path folder) {

    static Distribution make(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of("src/dist/bin/playground"), folder.resolve("bin/playground"));
        Files.copy(Path.of(".mvn/find-jdk.sh"), folder.resolve("bin/find-jdk.sh"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(folder.resolve("lib/path.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
        return new Distribution(folder);
    }

    private static String classPath() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    Path script() {
        return folder.resolve("bin/playground");
    }
}

package dev.policyplayground.contract;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One major of Anthropic's Java SDK in a class loader of its own, with its own HTTP client and
/// nothing of this program's. Kept for as long as the tests run: the SDK's threads do.
record Sdk(String version, ClassLoader loader) {
    static final Sdk OLD = load("old", "2.75.0");
    static final Sdk NEW = load("new", "3.12.0");

    private static Sdk load(String folder, String version) {
        try {
            Path jars = Path.of("target", "sdk");
            List<URL> places = new ArrayList<>();
            // The calls' own class files; everything else they need comes from the jars.
            places.add(SdkCalls.class.getProtectionDomain().getCodeSource().getLocation());
            for (String each : List.of(folder, "shared")) {
                try (Stream<Path> files = Files.list(jars.resolve(each))) {
                    for (URI jar : files.map(Path::toUri).toList()) {
                        places.add(jar.toURL());
                    }
                }
            }
            return new Sdk(
                    version,
                    new URLClassLoader(
                            places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            throw new AssertionError("the SDK's jars are copied by the build; run ./mvnw", e);
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, String> run(String what, URI server, Map<String, String> options) {
        try {
            return (Map<String, String>)
                    loader.loadClass(SdkCalls.class.getName())
                            .getMethod("run", String.class, String.class, Map.class)
                            .invoke(null, what, server.toString(), options);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(version + " does not link: " + e.getCause(), e);
        }
    }

    @Override
    public String toString() {
        return version;
    }
}

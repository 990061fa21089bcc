package dev.policyplayground.bench;

import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.BasePacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/// The packs that are measured. Stateless.
final class BenchPacks {
    private BenchPacks() {}

    /// The shipped model's bytes.
    static byte[] modelFile() {
        try {
            return Files.readAllBytes(Path.of("assets/model/learned.model"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pack that is in force unless another is chosen, with everything that judges on this
    /// machine.
    static Gates shipped() {
        try {
            LearnedModel model = ModelFile.read("learned.model", modelFile());
            String text = Files.readString(Path.of("assets/policies/usage-policy.yaml"));
            return ready(PackCheck.load("pack", text, BasePacks.NONE, () -> Optional.of(model)));
        } catch (IOException | ModelFault e) {
            throw new IllegalStateException(e);
        }
    }

    /// So many rules of made-up words, two groups of four each.
    static Gates generated(int rules) {
        Random random = new Random(5);
        StringBuilder pack =
                new StringBuilder(
                        "pack: made\ntitle: Made up\ncategories: [{id: c, title: C}]\nrules:\n");
        for (int i = 0; i < rules; i++) {
            pack.append("  - {id: r")
                    .append(i)
                    .append(", category: c, weight: 0.5, why: Made up., all: [");
            for (int group = 0; group < 2; group++) {
                pack.append(group == 0 ? "[" : ", [");
                for (int word = 0; word < 4; word++) {
                    pack.append(word == 0 ? "" : ", ").append(word(random));
                }
                pack.append(']');
            }
            pack.append("]}\n");
        }
        return load(pack.toString());
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bcdfglmnprst".charAt(random.nextInt(12)))
                    .append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private static Gates load(String text) {
        return ready(PackCheck.load("pack", text));
    }

    private static Gates ready(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Ready(Gates gates) -> gates;
            case Loaded.Broken broken -> throw new IllegalStateException(broken.message());
        };
    }
}

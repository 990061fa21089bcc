package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The packs that led to the one being read, newest last. Refuses a pack that would build on
/// itself, or on too many. Immutable.
record Lineage(BasePacks packs, List<String> sources) {
    /// How many packs may stand below one another.
    static final int MOST = 5;

    /// A pack that another builds on, with the lists that it defines.
    record Ground(PolicyPack pack, Map<String, List<String>> lists) {}

    static Lineage of(BasePacks packs, String source) {
        return new Lineage(packs, List.of(source));
    }

    /// Reads the pack that `extends` names; reports in `yaml` why there is none.
    Optional<Ground> read(YamlReader yaml, YamlNode named) {
        List<YamlNode.Scalar> names = yaml.scalars(named, "'extends'");
        if (names.size() != 1) {
            if (!names.isEmpty()) {
                yaml.problem(named, "'extends' takes one pack, not " + names.size());
            }
            return Optional.empty();
        }
        String name = names.getFirst().text().strip();
        Optional<BasePacks.Text> found = packs.find(name, sources.getLast());
        if (found.isEmpty()) {
            yaml.problem(named, unknown(name));
            return Optional.empty();
        }
        String source = found.get().source();
        if (sources.contains(source)) {
            yaml.problem(
                    named,
                    "a pack cannot build on itself: "
                            + String.join(" → ", with(source).sources())
                            + "; take one 'extends' out");
            return Optional.empty();
        }
        if (sources.size() >= MOST) {
            yaml.problem(
                    named,
                    "more than " + MOST + " packs build on one another here; put some together");
            return Optional.empty();
        }
        return read(yaml, named, found.get());
    }

    private Optional<Ground> read(YamlReader yaml, YamlNode named, BasePacks.Text found) {
        PackReader reader = new PackReader(found.source(), with(found.source()));
        return switch (reader.read(found.text())) {
            case PackReading.Read(PolicyPack pack) -> Optional.of(new Ground(pack, reader.lists()));
            case PackReading.Refused(var problems) -> {
                yaml.problem(
                        named,
                        "'"
                                + found.source()
                                + "' cannot be built on before its problems are solved");
                problems.forEach(yaml::report);
                yield Optional.empty();
            }
        };
    }

    private Lineage with(String source) {
        return new Lineage(packs, Stream.concat(sources.stream(), Stream.of(source)).toList());
    }

    private String unknown(String name) {
        String bundled =
                packs.bundled().isEmpty()
                        ? ""
                        : "the id of a bundled pack ("
                                + String.join(", ", packs.bundled())
                                + ") or ";
        return "there is no pack '"
                + name
                + "'; 'extends' takes "
                + bundled
                + "the name of a file beside this one";
    }
}

package dev.policyplayground.prompt;

import dev.policyplayground.yaml.YamlProblem;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A system prompt and a prompt that show one thing, ready to run. Immutable. Read from
/// `examples.yaml`.
///
/// @param shows what a run of it will show, in a few words
public record Example(String title, String shows, String system, String prompt) {

    /// Reads the examples of a file, adding to `problems` what is wrong with it.
    public static List<Example> read(String source, String text, List<YamlProblem> problems) {
        YamlReader yaml = new YamlReader(source);
        List<Example> examples = new ArrayList<>();
        yaml.readMapping(text)
                .ifPresent(
                        root -> {
                            yaml.onlyKnown(root, Set.of("examples"));
                            for (var map : yaml.mappings(root, "examples")) {
                                yaml.onlyKnown(map, Set.of("title", "shows", "system", "prompt"));
                                examples.add(
                                        new Example(
                                                yaml.requiredText(map, "title"),
                                                yaml.requiredText(map, "shows"),
                                                yaml.text(map, "system").orElse(""),
                                                yaml.requiredText(map, "prompt")));
                            }
                        });
        problems.addAll(yaml.problems());
        return examples;
    }
}

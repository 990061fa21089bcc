package dev.policyplayground.moderation.pack;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.nio.file.Path;
import java.util.List;

/// A policy pack that ships with the program. Immutable.
///
/// @param id what `--policy` and `extends` call it
/// @param title the pack's title, without its version
/// @param about what it is for, in a line
public record BundledPack(String id, String title, String about) {
    /// The pack that judges unless another is chosen.
    public static final String DEFAULT = "usage-policy";

    /// @throws JsonFault when the index is not JSON
    public static List<BundledPack> parse(String index) throws JsonFault {
        return JsonNode.parse(index).get("packs").items().stream()
                .map(
                        node ->
                                new BundledPack(
                                        node.get("id").textOrEmpty(),
                                        node.get("title").textOrEmpty(),
                                        node.get("about").textOrEmpty()))
                .toList();
    }

    /// True when `named` is this pack's id and no other path: a file of that name is `./id`.
    public boolean isNamed(Path named) {
        return named.toString().equals(id);
    }
}

package dev.policyplayground.training;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a model is measured on sets it has not seen: which sets are related and held out together,
/// which are everyday texts and which look like harm without being any, and the mixtures that the
/// figure is the mean of. Immutable.
///
/// @param families by name, the sets that are held out together
/// @param everyday sets on which a false alarm annoys
/// @param lookAlikes sets that are easily mistaken for harm
/// @param mixtures what the figure is the mean of
public record Study(
        Map<String, List<String>> families,
        List<String> everyday,
        List<String> lookAlikes,
        List<Mixture> mixtures) {

    /// A stand-in for a benchmark: so large a share of harmful texts, from these sets in equal
    /// parts.
    record Mixture(double harmful, List<String> unsafe, List<String> safe) {}

    public Study {
        families = new LinkedHashMap<>(families);
        everyday = List.copyOf(everyday);
        lookAlikes = List.copyOf(lookAlikes);
        mixtures = List.copyOf(mixtures);
    }

    /// @throws JsonFault when it is no study
    public static Study parse(String json, String part) throws JsonFault {
        JsonNode root = JsonNode.parse(json).get(part);
        Map<String, List<String>> families = new LinkedHashMap<>();
        for (String name : root.get("families").names()) {
            families.put(name, texts(root.get("families").get(name)));
        }
        if (families.isEmpty()) {
            throw new JsonFault("'" + part + "' has no families");
        }
        List<Mixture> mixtures = new ArrayList<>();
        for (JsonNode each : root.get("mixtures").items()) {
            mixtures.add(
                    new Mixture(
                            each.get("harmful").number(1),
                            texts(each.get("unsafe")),
                            texts(each.get("safe"))));
        }
        return new Study(
                families, texts(root.get("everyday")), texts(root.get("look_alikes")), mixtures);
    }

    private static List<String> texts(JsonNode list) {
        return list.items().stream().map(JsonNode::textOrEmpty).toList();
    }

    /// The family that a set belongs to; empty for one that is not part of the study.
    Optional<String> familyOf(String set) {
        return families.entrySet().stream()
                .filter(family -> family.getValue().contains(set))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> sets() {
        return families.values().stream().flatMap(List::stream).toList();
    }
}

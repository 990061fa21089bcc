package dev.policyplayground.policy;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the `categories` of a pack; what a category does not say, it has from the one of the same
/// id in the pack that this one builds on. One instance reads one file; not safe for several
/// threads.
final class CategoryReader {
    private static final Set<String> KEYS =
            Set.of("id", "title", "about", "review", "block", "mask", "in_documents", "disclaimer");
    private static final Set<String> KEYS_ABOVE_A_BASE =
            Set.of(
                    "id",
                    "title",
                    "about",
                    "review",
                    "block",
                    "mask",
                    "in_documents",
                    "disclaimer",
                    "from",
                    "rules");
    private final YamlReader yaml;
    private final Stance stance;
    private final Optional<PolicyPack> base;
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Cut> cuts = new LinkedHashMap<>();

    CategoryReader(YamlReader yaml, Stance stance, Optional<PolicyPack> base) {
        this.yaml = yaml;
        this.stance = stance;
        this.base = base;
    }

    /// @param kept the categories of the base that stay
    void read(Mapping root, List<Category> kept) {
        for (Category category : kept) {
            categories.put(category.id(), category);
            cuts.put(category.id(), stance.of(ofBase(category.id())));
        }
        List<String> own = new ArrayList<>();
        for (Mapping map : yaml.mappings(root, "categories")) {
            yaml.onlyKnown(map, base.isPresent() ? KEYS_ABOVE_A_BASE : KEYS);
            String id = yaml.requiredText(map, "id");
            if (own.contains(id)) {
                yaml.problem(map, "category '" + id + "' stands here twice");
            } else {
                own.add(id);
                readCut(map, id);
                categories.put(id, category(map, id));
            }
        }
        if (categories.isEmpty()) {
            yaml.problem(root, "a pack needs 'categories' with at least one category");
        }
    }

    /// This pack's own first, then those of the base, in the order of their files.
    List<Category> categories() {
        return categories.values().stream()
                .sorted(
                        Comparator.comparing(
                                c -> base.flatMap(b -> b.category(c.id())).isPresent()))
                .toList();
    }

    Map<String, Cut> cuts() {
        return cuts;
    }

    private Cut ofBase(String id) {
        return base.map(b -> b.thresholds().of(id)).orElse(Thresholds.DEFAULT_CUT);
    }

    private void readCut(Mapping map, String id) {
        Cut before = stance.of(ofBase(id));
        double review = yaml.number(map, "review", 0.01, 2, before.review());
        double block = yaml.number(map, "block", 0.01, 2, Math.max(review, before.block()));
        if (block < review) {
            yaml.problem(
                    map, "'block' (" + block + ") must not be below 'review' (" + review + ")");
            cuts.put(id, before);
        } else {
            cuts.put(id, new Cut(review, block));
        }
    }

    private Category category(Mapping map, String id) {
        Optional<Category> known = base.flatMap(b -> b.category(id));
        boolean isMasked = known.map(Category::isMasked).orElse(false);
        boolean isFull = known.map(Category::countsInDocuments).orElse(false);
        return new Category(
                id,
                known.isPresent()
                        ? yaml.text(map, "title").orElse(known.get().title())
                        : yaml.requiredText(map, "title"),
                yaml.text(map, "about").or(() -> known.map(Category::about)).orElse(""),
                choice(map, "mask", List.of("true", "false"), String.valueOf(isMasked))
                        .equals("true"),
                choice(map, "in_documents", List.of("full", "half"), isFull ? "full" : "half")
                        .equals("full"),
                yaml.text(map, "disclaimer")
                        .map(String::strip)
                        .or(() -> known.flatMap(Category::disclaimer)));
    }

    private String choice(Mapping map, String name, List<String> allowed, String otherwise) {
        return PhraseLists.choice(yaml, map, name, allowed, otherwise);
    }
}

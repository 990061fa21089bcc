package dev.policyplayground.policy;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a policy pack from YAML (the format: `docs/policy-packs.md`) and reports everything that
/// is wrong with it at once, with line and column. One instance reads one file; not safe for
/// several threads.
public final class PackReader {
    private static final Set<String> ROOT =
            Set.of(
                    "pack",
                    "title",
                    "version",
                    "on_review",
                    "categories",
                    "lists",
                    "refusals",
                    "abuse_signal",
                    "context",
                    "harmless",
                    "claude_judge",
                    "rules",
                    "sensitive_data",
                    "tests");
    private static final Set<String> CATEGORY =
            Set.of("id", "title", "about", "review", "block", "mask", "in_documents", "disclaimer");
    private static final Set<String> TEST =
            Set.of("layer", "prompt", "document", "text", "repeat", "expect", "category");
    private static final Set<String> SIGNAL =
            Set.of("category", "weight", "prompt_words", "reply_characters", "unless", "why");

    private final YamlReader yaml;
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    private PackReader(String source) {
        yaml = new YamlReader(source);
    }

    /// @param source the file's name, as messages should give it
    /// @param text the file's content
    public static PackReading read(String source, String text) {
        return new PackReader(source).read(text);
    }

    private PackReading read(String text) {
        Optional<PolicyPack> pack = yaml.readMapping(text).map(root -> pack(root, hash(text)));
        return pack.isPresent() && yaml.problems().isEmpty()
                ? new PackReading.Read(pack.get())
                : new PackReading.Refused(yaml.problems());
    }

    private PolicyPack pack(Mapping root, String hash) {
        yaml.onlyKnown(root, ROOT);
        Map<String, Cut> cuts = new LinkedHashMap<>();
        List<Category> categories = categories(root, cuts);
        readLists(root);
        Set<String> ids = new HashSet<>(cuts.keySet());
        List<ContextSignal> context = new ContextReader(yaml, lists, ids).signals(root);
        Set<String> signals =
                context.stream().map(ContextSignal::id).collect(Collectors.toUnmodifiableSet());
        List<Rule> rules = new RuleReader(yaml, lists, ids, signals).rules(root);
        boolean release =
                choice(root, "on_review", List.of("hold", "release"), "hold").equals("release");
        return new PolicyPack(
                yaml.requiredText(root, "pack"),
                yaml.requiredText(root, "title"),
                yaml.text(root, "version").orElse("1"),
                hash,
                categories,
                new Thresholds(cuts),
                rules,
                new SensitiveDataReader(yaml, lists, ids).rules(root),
                context,
                phrases(root, "harmless"),
                phrases(root, "refusals"),
                abuseSignal(root, ids),
                release,
                tests(root, ids),
                new ClaudeJudgeReader(yaml, ids).read(root));
    }

    private List<Category> categories(Mapping root, Map<String, Cut> cuts) {
        List<Category> categories = new ArrayList<>();
        for (Mapping map : yaml.mappings(root, "categories")) {
            yaml.onlyKnown(map, CATEGORY);
            String id = yaml.requiredText(map, "id");
            double review = yaml.number(map, "review", 0.01, 2, Thresholds.DEFAULT_CUT.review());
            double block =
                    yaml.number(
                            map,
                            "block",
                            0.01,
                            2,
                            Math.max(review, Thresholds.DEFAULT_CUT.block()));
            if (block < review) {
                yaml.problem(
                        map, "'block' (" + block + ") must not be below 'review' (" + review + ")");
            } else if (cuts.putIfAbsent(id, new Cut(review, block)) != null) {
                yaml.problem(map, "category '" + id + "' stands here twice");
            }
            String title = yaml.requiredText(map, "title");
            categories.add(
                    new Category(
                            id,
                            title,
                            yaml.text(map, "about").orElse(""),
                            choice(map, "mask", List.of("true", "false"), "false").equals("true"),
                            choice(map, "in_documents", List.of("full", "half"), "half")
                                    .equals("full"),
                            yaml.text(map, "disclaimer").map(String::strip)));
        }
        if (categories.isEmpty()) {
            yaml.problem(root, "a pack needs 'categories' with at least one category");
        }
        return categories;
    }

    private void readLists(Mapping root) {
        Optional<Mapping> map =
                yaml.member(root, "lists").flatMap(n -> yaml.asMapping(n, "'lists'"));
        map.ifPresent(
                m ->
                        m.members()
                                .forEach(
                                        (name, member) ->
                                                lists.put(
                                                        name,
                                                        PhraseLists.expand(
                                                                yaml, member.value(), lists))));
    }

    private Optional<AbuseSignal> abuseSignal(Mapping root, Set<String> categories) {
        return yaml.member(root, "abuse_signal")
                .flatMap(n -> yaml.asMapping(n, "'abuse_signal'"))
                .map(map -> abuseSignalOf(map, categories));
    }

    private AbuseSignal abuseSignalOf(Mapping map, Set<String> categories) {
        yaml.onlyKnown(map, SIGNAL);
        String category = yaml.requiredText(map, "category");
        if (!categories.contains(category)) {
            yaml.problem(map, "unknown category '" + category + "'");
        }
        return new AbuseSignal(
                category,
                yaml.number(map, "weight", 0.01, 1, 0.5),
                (int) yaml.number(map, "prompt_words", 1, 10_000, 25),
                (int) yaml.number(map, "reply_characters", 100, 10_000_000, 8_000),
                yaml.member(map, "unless")
                        .map(n -> PhraseLists.expand(yaml, n, lists))
                        .orElse(List.of()),
                yaml.requiredText(map, "why"));
    }

    private List<InlineTest> tests(Mapping root, Set<String> categories) {
        List<InlineTest> tests = new ArrayList<>();
        for (Mapping map : yaml.mappings(root, "tests")) {
            yaml.onlyKnown(map, TEST);
            Layer layer =
                    Layer.valueOf(
                            choice(map, "layer", List.of("input", "output"), "input")
                                    .toUpperCase(Locale.ROOT));
            Decision expect =
                    Decision.valueOf(
                            choice(map, "expect", List.of("allow", "review", "block"), "allow")
                                    .toUpperCase(Locale.ROOT));
            Optional<String> category = yaml.text(map, "category");
            category.filter(id -> !categories.contains(id))
                    .ifPresent(id -> yaml.problem(map, "unknown category '" + id + "'"));
            if (yaml.member(map, "expect").isEmpty()) {
                yaml.problem(map, "'expect' is missing");
            }
            tests.add(
                    new InlineTest(
                            layer,
                            yaml.text(map, "prompt").orElse(""),
                            yaml.text(map, "document").orElse(""),
                            yaml.requiredText(map, "text")
                                    .repeat((int) yaml.number(map, "repeat", 1, 10_000, 1)),
                            expect,
                            category,
                            map.line()));
        }
        return tests;
    }

    private List<String> phrases(Mapping root, String name) {
        return yaml.member(root, name)
                .map(node -> PhraseLists.expand(yaml, node, lists))
                .orElse(List.of());
    }

    private String choice(Mapping map, String name, List<String> allowed, String otherwise) {
        return PhraseLists.choice(yaml, map, name, allowed, otherwise);
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

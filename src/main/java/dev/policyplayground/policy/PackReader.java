package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode;
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
import java.util.stream.Stream;

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
                    "learned_judge",
                    "rules",
                    "sensitive_data",
                    "tests",
                    "extends");
    private static final Set<String> ROOT_ABOVE_A_BASE =
            Set.of("without", "keep", "stance", "tests_of_base");
    private static final Set<String> TEST =
            Set.of("layer", "prompt", "document", "text", "repeat", "expect", "category");
    private static final Set<String> SIGNAL =
            Set.of("category", "weight", "prompt_words", "reply_characters", "unless", "why");

    private final YamlReader yaml;
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    private final Lineage lineage;

    PackReader(String source, Lineage lineage) {
        yaml = new YamlReader(source);
        this.lineage = lineage;
    }

    /// A pack that stands alone.
    ///
    /// @param source the file's name, as messages should give it
    /// @param text the file's content
    public static PackReading read(String source, String text) {
        return read(source, text, BasePacks.NONE);
    }

    /// @param packs what the pack may build on
    public static PackReading read(String source, String text, BasePacks packs) {
        return new PackReader(source, Lineage.of(packs, source)).read(text);
    }

    PackReading read(String text) {
        Optional<PolicyPack> pack = yaml.readMapping(text).flatMap(root -> pack(root, text));
        return pack.isPresent() && yaml.problems().isEmpty()
                ? new PackReading.Read(pack.get())
                : new PackReading.Refused(yaml.problems());
    }

    Map<String, List<String>> lists() {
        return lists;
    }

    private Optional<PolicyPack> pack(Mapping root, String text) {
        Optional<YamlNode> named = yaml.member(root, "extends");
        if (named.isEmpty()) {
            yaml.onlyKnown(root, ROOT);
            return Optional.of(pack(root, hash(text), Optional.empty()));
        }
        Set<String> known = new HashSet<>(ROOT);
        known.addAll(ROOT_ABOVE_A_BASE);
        yaml.onlyKnown(root, known);
        return lineage.read(yaml, named.get())
                .map(
                        ground -> {
                            lists.putAll(ground.lists());
                            PolicyPack base = ground.pack();
                            return pack(root, hash(text + "\n" + base.hash()), Optional.of(base));
                        });
    }

    private PolicyPack pack(Mapping root, String hash, Optional<PolicyPack> base) {
        Optional<Inheritance> taken = base.map(b -> new Inheritance(yaml, root, b));
        CategoryReader categories = new CategoryReader(yaml, Stance.read(yaml, root), base);
        categories.read(root, taken.map(Inheritance::categories).orElse(List.of()));
        readLists(root);
        Set<String> ids = new HashSet<>(categories.cuts().keySet());
        List<ContextSignal> context = context(root, ids, taken);
        return new PolicyPack(
                yaml.requiredText(root, "pack"),
                yaml.requiredText(root, "title"),
                yaml.text(root, "version").orElse("1"),
                hash,
                categories.categories(),
                new Thresholds(categories.cuts()),
                rules(root, ids, context, taken),
                sensitiveData(root, ids, taken),
                context,
                both(base.map(PolicyPack::harmless).orElse(List.of()), phrases(root, "harmless")),
                both(base.map(PolicyPack::refusals).orElse(List.of()), phrases(root, "refusals")),
                abuseSignal(root, ids).or(() -> taken.flatMap(Inheritance::abuseSignal)),
                releaseOnReview(root, base),
                both(taken.map(Inheritance::tests).orElse(List.of()), tests(root, ids)),
                claudeJudge(root, ids, base),
                learnedJudge(root, ids, taken));
    }

    private List<Rule> rules(
            Mapping root,
            Set<String> ids,
            List<ContextSignal> context,
            Optional<Inheritance> taken) {
        Set<String> signals =
                context.stream().map(ContextSignal::id).collect(Collectors.toUnmodifiableSet());
        List<Mapping> own =
                taken.map(Inheritance::ownRules).orElseGet(() -> yaml.mappings(root, "rules"));
        return both(
                taken.map(Inheritance::rules).orElse(List.of()),
                new RuleReader(yaml, lists, ids, signals).rules(own));
    }

    private List<ContextSignal> context(
            Mapping root, Set<String> ids, Optional<Inheritance> taken) {
        List<ContextSignal> own = new ContextReader(yaml, lists, ids).signals(root);
        Set<String> names =
                own.stream().map(ContextSignal::id).collect(Collectors.toUnmodifiableSet());
        return both(taken.map(t -> t.context(names)).orElse(List.of()), own);
    }

    private List<SensitiveDataRule> sensitiveData(
            Mapping root, Set<String> ids, Optional<Inheritance> taken) {
        List<SensitiveDataRule> own = new SensitiveDataReader(yaml, lists, ids).rules(root);
        Set<String> names =
                own.stream().map(SensitiveDataRule::id).collect(Collectors.toUnmodifiableSet());
        return both(taken.map(t -> t.sensitiveData(names)).orElse(List.of()), own);
    }

    private boolean releaseOnReview(Mapping root, Optional<PolicyPack> base) {
        String before = base.filter(PolicyPack::releaseOnReview).map(_ -> "release").orElse("hold");
        return choice(root, "on_review", List.of("hold", "release"), before).equals("release");
    }

    private ClaudeJudging claudeJudge(Mapping root, Set<String> ids, Optional<PolicyPack> base) {
        ClaudeJudging own = new ClaudeJudgeReader(yaml, ids).read(root);
        return yaml.member(root, "claude_judge").isPresent()
                ? own
                : base.map(b -> b.claudeJudge().within(ids)).orElse(own);
    }

    private LearnedJudging learnedJudge(
            Mapping root, Set<String> ids, Optional<Inheritance> taken) {
        return new LearnedJudgeReader(yaml, ids)
                .read(root, taken.map(Inheritance::learnedJudge).orElse(LearnedJudging.OFF));
    }

    private static <T> List<T> both(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
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
                            map.line(),
                            yaml.source()));
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

package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.Thresholds.Cut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackOverlayTest {
    private static final String BASE =
            """
            pack: base
            title: Base
            categories:
              - {id: a.one, title: One, about: First, review: 0.4, block: 0.8, disclaimer: Ask someone.}
              - {id: a.two, title: Two, block: 2, in_documents: full}
              - {id: g.own, title: Guard, mask: true}
            lists:
              words: [x, y]
            refusals: [no]
            abuse_signal: {category: a.two, why: w}
            rules:
              - {id: one.first, category: a.one, weight: 0.9, phrases: $words, why: w}
              - {id: one.second, category: a.one, phrases: [z], why: w}
              - {id: two.first, category: a.two, phrases: [q], why: w}
              - {id: own.first, category: g.own, phrases: [g], why: w}
            tests:
              - {text: x, expect: block, category: a.one}
              - {text: g, expect: review, category: g.own}
            """;
    private static final String HEAD = "pack: mine\ntitle: Mine\nextends: base\n";
    private final Map<String, String> files = new HashMap<>(Map.of("base", BASE));

    private PackReading reading(String text) {
        return PackReader.read(
                "mine.yaml",
                text,
                new BasePacks() {
                    @Override
                    public Optional<Text> find(String name, String from) {
                        return Optional.ofNullable(files.get(name))
                                .map(found -> new Text(name + ".yaml", found));
                    }

                    @Override
                    public List<String> bundled() {
                        return List.of("base");
                    }
                });
    }

    private String refused(String text) {
        return ((PackReading.Refused) reading(text)).message();
    }

    private PolicyPack read(String text) {
        return switch (reading(text)) {
            case PackReading.Read(PolicyPack pack) -> pack;
            case PackReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }

    private static List<String> rules(PolicyPack pack) {
        return pack.rules().stream().map(r -> r.id() + ">" + r.category()).toList();
    }

    @Test
    void anUnknownBaseIsRefusedWithWhatCanBeNamed() {
        assertThat(refused("pack: p\ntitle: P\nextends: nothing\n"))
                .isEqualTo(
                        "mine.yaml:3:10: there is no pack 'nothing'; 'extends' takes the id of a bundled pack (base) or the name of a file beside this one");
        assertThat(refused("pack: p\ntitle: P\nextends: [base, base]\n"))
                .contains("mine.yaml:3:10: 'extends' takes one pack, not 2");
        assertThat(((PackReading.Refused) PackReader.read("p.yaml", HEAD)).message())
                .contains("there is no pack 'base'");
    }

    @Test
    void aPackThatBuildsOnItselfIsRefused() {
        files.put("mine", "pack: m\ntitle: M\nextends: mine\n");
        assertThat(refused("pack: p\ntitle: P\nextends: mine\n"))
                .contains("a pack cannot build on itself: mine.yaml → mine.yaml");
        files.put("a", "pack: a\ntitle: A\nextends: b\n");
        files.put("b", "pack: b\ntitle: B\nextends: a\n");
        assertThat(refused("pack: p\ntitle: P\nextends: a\n"))
                .contains(
                        "b.yaml:3:10: a pack cannot build on itself: mine.yaml → a.yaml → b.yaml → a.yaml")
                .contains(
                        "mine.yaml:3:10: 'a.yaml' cannot be built on before its problems are solved");
    }

    @Test
    void onlySoManyPacksMayBuildOnOneAnother() {
        for (int i = 0; i < 9; i++) {
            files.put("p" + i, "pack: p\ntitle: P\nextends: p" + (i + 1) + "\n");
        }
        assertThat(refused("pack: p\ntitle: P\nextends: p0\n"))
                .contains("p3.yaml:3:10: more than 5 packs build on one another here");
    }

    @Test
    void problemsOfTheBaseNameItsFile() {
        files.put("base", BASE.replace("phrases: [z]", "phrases: [$lost]"));
        assertThat(refused(HEAD).lines().toList())
                .anyMatch(l -> l.startsWith("mine.yaml:3:10: 'base.yaml' cannot be built on"))
                .anyMatch(l -> l.equals("base.yaml:13:49: no list 'lost' stands above this line"));
    }

    @Test
    void whatIsNotInTheBaseIsRefusedWhereItIsNamed() {
        String message =
                refused(
                        HEAD
                                + "without: [lost.*]\nkeep: [g.own]\ncategories:\n"
                                + "  - {id: new, about: No title}\n"
                                + "  - {id: a.one, review: 0.9, block: 0.5}\n");
        assertThat(message)
                .contains(
                        "mine.yaml:4:11: 'base' has no rule, context or category 'lost.*'",
                        "mine.yaml:5:8: 'keep' is for packs whose categories say 'from' or 'rules'",
                        "mine.yaml:7:5: 'title' is missing",
                        "mine.yaml:8:5: 'block' (0.5) must not be below 'review' (0.9)");
        assertThat(
                        refused(
                                "pack: p\ntitle: P\nwithout: [x]\ncategories:\n  - {id: c, title: C, from: x}\n"))
                .contains("unknown key 'without'", "unknown key 'from'");
    }

    @Test
    void anOverlayWithNothingToSayIsItsBaseUnderAnotherHash() {
        PolicyPack base = ((PackReading.Read) PackReader.read("base.yaml", BASE)).pack();
        PolicyPack mine = read(HEAD);
        assertThat(mine.rules()).isEqualTo(base.rules());
        assertThat(mine.categories()).isEqualTo(base.categories());
        assertThat(mine.thresholds()).isEqualTo(base.thresholds());
        assertThat(mine.tests()).isEqualTo(base.tests());
        assertThat(mine.refusals()).isEqualTo(base.refusals());
        assertThat(mine.abuseSignal()).isEqualTo(base.abuseSignal());
        assertThat(mine.id()).isEqualTo("mine");
        assertThat(mine.hash()).isNotEqualTo(base.hash());
    }

    @Test
    void theHashCoversTheBase() {
        String before = read(HEAD).hash();
        assertThat(read(HEAD).hash()).isEqualTo(before);
        files.put("base", BASE.replace("\n", "\r\n"));
        assertThat(read(HEAD).hash()).isEqualTo(before);
        files.put("base", BASE + "# more\n");
        assertThat(read(HEAD).hash()).isNotEqualTo(before);
        files.put("base", BASE);
        assertThat(read(HEAD + "version: '2'\n").hash()).isNotEqualTo(before);
    }

    @Test
    void theHashCoversTheBaseOfTheBase() {
        files.put("between", "pack: b\ntitle: B\nextends: base\n");
        String mine = "pack: p\ntitle: P\nextends: between\n";
        String before = read(mine).hash();
        files.put("base", BASE + "# more\n");
        assertThat(read(mine).hash()).isNotEqualTo(before);
    }

    @Test
    void aCategoryChangesOnlyWhatItSays() {
        PolicyPack mine = read(HEAD + "categories:\n  - {id: a.one, review: 0.2}\n");
        assertThat(mine.thresholds().of("a.one")).isEqualTo(new Cut(0.2, 0.8));
        Category one = mine.category("a.one").orElseThrow();
        assertThat(one.title()).isEqualTo("One");
        assertThat(one.about()).isEqualTo("First");
        assertThat(one.disclaimer()).contains("Ask someone.");
        assertThat(mine.category("g.own").orElseThrow().isMasked()).isTrue();
        assertThat(rules(mine)).hasSize(4);
    }

    @Test
    void aStanceMovesEveryThresholdThatIsNotNamedAndNeverStaysNever() {
        PolicyPack mine =
                read(
                        HEAD
                                + "stance: {review: 0.3, block: 0.6}\ncategories:\n  - {id: g.own, block: 0.9}\n  - {id: new, title: New}\n");
        assertThat(mine.thresholds().of("a.one")).isEqualTo(new Cut(0.3, 0.6));
        assertThat(mine.thresholds().of("a.two")).isEqualTo(new Cut(0.3, 2));
        assertThat(mine.thresholds().of("g.own")).isEqualTo(new Cut(0.3, 0.9));
        assertThat(mine.thresholds().of("new")).isEqualTo(new Cut(0.3, 0.6));
        assertThat(refused(HEAD + "stance: {review: 0.7, block: 0.6}\n"))
                .contains("mine.yaml:4:9: 'block' must not be below 'review'");
    }

    @Test
    void rulesAreAddedTakenAwayAndWeighedAnew() {
        PolicyPack mine =
                read(
                        HEAD
                                + "without: [one.second, a.two]\nrules:\n"
                                + "  - {id: one.first, weight: 0.2}\n"
                                + "  - {id: mine, category: a.one, phrases: [$words, more], why: w}\n");
        assertThat(rules(mine)).containsExactly("one.first>a.one", "own.first>g.own", "mine>a.one");
        assertThat(mine.rules().getFirst().weight()).isEqualTo(0.2);
        assertThat(mine.rules().getFirst().source()).isEqualTo("base.yaml");
        assertThat(mine.rules().getLast().source()).isEqualTo("mine.yaml");
        assertThat(mine.rules().getLast().wordings().getFirst().getFirst())
                .containsExactly("x", "y", "more");
        assertThat(mine.category("a.two")).isEmpty();
        assertThat(mine.abuseSignal()).isEmpty();
    }

    @Test
    void aRuleOfTheBaseIsNotRewrittenUnnoticed() {
        assertThat(
                        refused(
                                HEAD
                                        + "rules:\n  - {id: one.first, category: a.one, phrases: [n], why: w}\n"))
                .contains(
                        "mine.yaml:5:5: rule 'one.first' stands in 'base'; here only its 'weight' can change");
        PolicyPack anew =
                read(
                        HEAD
                                + "without: [one.first]\nrules:\n  - {id: one.first, category: a.one, phrases: [n], why: w}\n");
        assertThat(anew.rules().getLast().source()).isEqualTo("mine.yaml");
    }

    @Test
    void testsOfTheBaseRunTooUnlessTheyAreSkipped() {
        String own = "tests:\n  - {text: n, expect: allow}\n";
        assertThat(read(HEAD + own).tests())
                .extracting(InlineTest::source)
                .containsExactly("base.yaml", "base.yaml", "mine.yaml");
        assertThat(read(HEAD + own + "tests_of_base: skip\n").tests()).hasSize(1);
        assertThat(read(HEAD + "without: [g.own]\n").tests()).hasSize(1);
    }

    @Test
    void ownCategoriesSpeakForTheRulesThatTheyNameMostPrecisely() {
        PolicyPack mine =
                read(
                        HEAD
                                + "keep: [g.*]\ncategories:\n"
                                + "  - {id: all, title: All, from: a.*}\n"
                                + "  - {id: two, title: Two, from: [a.two]}\n"
                                + "  - {id: special, title: Special, rules: [one.*]}\n"
                                + "  - {id: exact, title: Exact, rules: one.second}\n");
        assertThat(rules(mine))
                .containsExactly(
                        "one.first>special",
                        "one.second>exact",
                        "two.first>two",
                        "own.first>g.own");
        assertThat(mine.categories())
                .extracting(Category::id)
                .containsExactly("all", "two", "special", "exact", "g.own");
        assertThat(mine.category("g.own").orElseThrow().isMasked()).isTrue();
        assertThat(mine.abuseSignal().orElseThrow().category()).isEqualTo("two");
        assertThat(mine.tests()).isEmpty();
        assertThat(mine.thresholds().of("two")).isEqualTo(Thresholds.DEFAULT_CUT);
    }

    @Test
    void whatNoCategorySpeaksForIsDropped() {
        PolicyPack mine = read(HEAD + "categories:\n  - {id: n, title: N, from: a.one}\n");
        assertThat(rules(mine)).containsExactly("one.first>n", "one.second>n");
        assertThat(mine.categories()).hasSize(1);
        assertThat(mine.abuseSignal()).isEmpty();
    }

    @Test
    void aRuleSpeaksForOneCategory() {
        String message =
                refused(
                        HEAD
                                + "tests_of_base: run\ncategories:\n"
                                + "  - {id: n, title: N, from: a.one}\n"
                                + "  - {id: m, title: M, from: a.one, rules: nothing.*}\n");
        assertThat(message)
                .contains(
                        "mine.yaml:7:29: 'a.one' is claimed by 'n' already; a rule speaks for one category",
                        "mine.yaml:7:43: 'base' has no rule 'nothing.*'",
                        "mine.yaml:4:16: the base's tests speak of its own categories");
    }

    private static final String SIGNALS =
            """
            context:
              - {id: all, phrases: [never], why: w}
              - {id: one, phrases: [novel], categories: [a.one], why: w}
            harmless: [fine words]
            sensitive_data:
              - {detect: iban, category: g.own, why: w}
            """;

    @Test
    void contextHarmlessWordingsAndSensitiveDataAreTakenOver() {
        files.put("base", BASE + SIGNALS);
        PolicyPack mine = read(HEAD + "harmless: [more]\n");
        assertThat(mine.context()).extracting(ContextSignal::id).containsExactly("all", "one");
        assertThat(mine.harmless()).containsExactly("fine words", "more");
        assertThat(mine.sensitiveData())
                .extracting(SensitiveDataRule::id)
                .containsExactly("data.iban");
        PolicyPack without = read(HEAD + "without: [one, data.*]\n");
        assertThat(without.context()).extracting(ContextSignal::id).containsExactly("all");
        assertThat(without.sensitiveData()).isEmpty();
        PolicyPack own =
                read(
                        HEAD
                                + "context:\n  - {id: all, phrases: [mine], why: w}\n"
                                + "sensitive_data:\n  - {detect: iban, category: a.one, why: w}\n");
        assertThat(own.context()).hasSize(2).last().matches(c -> c.phrases().contains("mine"));
        assertThat(own.sensitiveData())
                .hasSize(1)
                .first()
                .matches(r -> r.category().equals("a.one"));
    }

    @Test
    void aSignalReachesTheSameRulesOnceCategoriesArePutTogether() {
        files.put("base", BASE + SIGNALS);
        PolicyPack mine =
                read(
                        HEAD
                                + "categories:\n  - {id: both, title: Both, from: a.*}\n  - {id: p, title: P, from: g.own}\n");
        ContextSignal one = mine.context().getLast();
        assertThat(one.categories()).containsExactly("both");
        assertThat(mine.rules())
                .filteredOn(r -> r.heeds(one) && one.concerns(r.category(), Layer.INPUT))
                .extracting(Rule::id)
                .containsExactly("one.first", "one.second");
        assertThat(mine.sensitiveData()).first().matches(r -> r.category().equals("p"));
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.policy.PolicyPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackShelfTest {
    private static final PackShelf SHELF = new PackShelf();
    @TempDir private Path folder;

    private static Stream<BundledPack> packs() {
        return SHELF.packs().stream();
    }

    private static Gates gates(Path named) {
        return switch (SHELF.load(Optional.of(named))) {
            case Loaded.Ready(Gates gates) -> gates;
            case Loaded.Broken broken -> throw new AssertionError(broken.message());
        };
    }

    private static String broken(Path file) {
        return ((Loaded.Broken) SHELF.load(Optional.of(file))).message();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatIsNoPackIsRefusedWithTheBundledOnes() {
        assertThatThrownBy(() -> SHELF.load(Optional.of(folder.resolve("lost.yaml"))))
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining("there is no policy pack")
                .hasMessageContaining("mlcommons-hazards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../base.yaml", "/etc/hosts", "sub/base.yaml", "..", "lost.yaml"})
    void aFileBuildsOnNothingButBundledPacksAndFilesBesideIt(String named) throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        for (String base : List.of("base.yaml", "sub/base.yaml")) {
            write(base, "pack: b\ntitle: B\nextends: usage-policy\n");
        }
        Path mine = write("sub/mine.yaml", "pack: m\ntitle: M\nextends: " + named + "\n");
        Path top = write("mine.yaml", "pack: m\ntitle: M\nextends: " + named + "\n");
        assertThat(broken(mine)).contains("mine.yaml:3:10: there is no pack '" + named + "'");
        assertThat(broken(top)).contains("mine.yaml:3:10: there is no pack '" + named + "'");
    }

    @Test
    void aFileMayBeCalledLikeTheBundledPackThatItBuildsOn() throws IOException {
        write("team.yaml", "pack: t\ntitle: T\nextends: strict\n");
        Path mine = write("strict.yaml", "pack: m\ntitle: M\nextends: team.yaml\n");
        assertThat(gates(mine).pack().rules()).isEqualTo(gates(Path.of("strict")).pack().rules());
    }

    @Test
    void anExpressionThatOnlyTheEngineRefusesIsNamedInItsOwnFile() throws IOException {
        write(
                "base.yaml",
                "pack: b\ntitle: B\ncategories:\n  - {id: c, title: C}\nrules:\n  - {id: r, category: c, regex: '[z-a]', why: w}\n");
        Path mine = write("mine.yaml", "pack: m\ntitle: M\nextends: base.yaml\n");
        assertThat(broken(mine)).startsWith(folder.resolve("base.yaml") + ":6:");
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyBundledPackPassesItsTests(BundledPack bundled) {
        Gates gates = gates(Path.of(bundled.id()));
        assertThat(gates.pack().id()).isEqualTo(bundled.id());
        assertThat(gates.pack().title()).isEqualTo(bundled.title());
        assertThat(bundled.about()).isNotBlank();
        assertThat(PackCheck.runTests(gates))
                .isNotEmpty()
                .allSatisfy(
                        result -> assertThat(result.passed()).as(result.test().text()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic-moderation", "mlcommons-hazards"})
    void everyCategoryOfATaxonomyHasTwoTestsOfEachKind(String id) {
        PolicyPack pack = gates(Path.of(id)).pack();
        assertThat(pack.categories())
                .filteredOn(c -> !c.id().startsWith("guard."))
                .hasSize(id.startsWith("m") ? 14 : 12)
                .allSatisfy(
                        c -> {
                            List<InlineTest> tests =
                                    pack.tests().stream()
                                            .filter(t -> t.category().equals(Optional.of(c.id())))
                                            .toList();
                            assertThat(tests)
                                    .filteredOn(t -> t.expect() == Decision.ALLOW)
                                    .hasSizeGreaterThanOrEqualTo(2);
                            assertThat(tests)
                                    .filteredOn(t -> t.expect() != Decision.ALLOW)
                                    .hasSizeGreaterThanOrEqualTo(2);
                        });
    }

    @Test
    void theStricterStanceIsNeverMilderOnTheDefaultsTests() {
        Gates usual = gates(Path.of(BundledPack.DEFAULT));
        Gates strict = gates(Path.of("strict"));
        Gates permissive = gates(Path.of("permissive"));
        for (InlineTest test : usual.pack().tests()) {
            Decision mild = input(permissive, test);
            Decision middle = input(usual, test);
            Decision hard = input(strict, test);
            assertThat(List.of(mild, middle, hard)).as(test.text()).isSorted();
        }
    }

    private static Decision input(Gates gates, InlineTest test) {
        Verdict verdict = gates.input().judge(Exchange.of(test.text())).verdict();
        return verdict instanceof Verdict.Judged judged ? judged.decision() : Decision.REVIEW;
    }
}

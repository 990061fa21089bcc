package dev.policyplayground;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The floors and borders of ARCHITECTURE.md, each with its reason.
@AnalyzeClasses(packages = "dev.policyplayground", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "dev.policyplayground.";

    @ArchTest
    static final ArchRule FLOORS =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("6 app")
                    .definedBy(ROOT + "app..")
                    .layer("5 faces")
                    .definedBy(ROOT + "ui..", ROOT + "cli..")
                    .layer("4 work")
                    .definedBy(
                            ROOT + "session..",
                            ROOT + "library..",
                            ROOT + "snippet..",
                            ROOT + "incident..",
                            ROOT + "backtest..",
                            ROOT + "keychain..",
                            ROOT + "evaluation..",
                            ROOT + "training..",
                            ROOT + "store..")
                    .layer("3 run")
                    .definedBy(ROOT + "run..")
                    .layer("2 engines")
                    .definedBy(ROOT + "moderation..", ROOT + "claude..", ROOT + "simulator..")
                    .layer("1 values")
                    .definedBy(
                            ROOT + "policy..",
                            ROOT + "catalog..",
                            ROOT + "usage..",
                            ROOT + "prompt..",
                            ROOT + "recording..",
                            ROOT + "settings..")
                    .layer("0 ground")
                    .definedBy(
                            ROOT + "text..",
                            ROOT + "json..",
                            ROOT + "yaml..",
                            ROOT + "stats..",
                            ROOT + "files..",
                            ROOT + "diagnostics..")
                    .whereLayer("6 app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("5 faces")
                    .mayOnlyBeAccessedByLayers("6 app")
                    .whereLayer("4 work")
                    .mayOnlyBeAccessedByLayers("5 faces", "6 app")
                    .whereLayer("3 run")
                    .mayOnlyBeAccessedByLayers("4 work", "5 faces", "6 app")
                    .whereLayer("2 engines")
                    .mayOnlyBeAccessedByLayers("3 run", "4 work", "5 faces", "6 app")
                    .whereLayer("1 values")
                    .mayOnlyBeAccessedByLayers("2 engines", "3 run", "4 work", "5 faces", "6 app")
                    .because(
                            "a floor knows only the floors below, so that each can be read and tested without those above");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + "(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a cycle cannot be understood one package at a time");

    @ArchTest
    static final ArchRule SIMULATOR_IS_BLIND =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "simulator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "moderation..", ROOT + "run..")
                    .because("a bench must not grade itself");

    @ArchTest
    static final ArchRule FACES_NEVER_MEET =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "ui..")
                    .because("the command line must start without JavaFX");

    @ArchTest
    static final ArchRule FACES_NEVER_MEET_EITHER =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "cli..")
                    .because("the window must not depend on how a terminal is written to");

    @ArchTest
    static final ArchRule STORE_IS_BEHIND_PORTS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "store..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "store..")
                    .because("where runs are kept is the composition root's choice alone");

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_IMPORT_EACH_OTHER =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "ui.sessions..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "ui.playground..")
                    .because("screens meet in the shell and in destinations, not in each other");

    @ArchTest
    static final ArchRule USAGE_IMPORTS_NO_SCREEN =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "ui.usage..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "ui.sessions..", ROOT + "ui.playground..")
                    .because("screens meet in the shell and in destinations, not in each other");

    @ArchTest
    static final ArchRule PLAYGROUND_IMPORTS_NO_SCREEN =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOT + "ui.playground..",
                            ROOT + "ui.parts..",
                            ROOT + "ui.fx..",
                            ROOT + "ui.command..",
                            ROOT + "ui.nav..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + "ui.sessions..",
                            ROOT + "ui.incident..",
                            ROOT + "ui.usage..",
                            ROOT + "ui.connection..",
                            ROOT + "ui.shell..")
                    .because("screens and shared parts know nothing of the frame around them");

    @ArchTest
    static final ArchRule INCIDENT_IMPORTS_NO_SCREEN =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "ui.incident..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + "ui.playground..", ROOT + "ui.sessions..", ROOT + "ui.shell..")
                    .because("screens meet in the shell and in destinations, not in each other");

    @ArchTest
    static final ArchRule CONNECTION_IMPORTS_NO_SCREEN =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "ui.connection..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + "ui.playground..",
                            ROOT + "ui.sessions..",
                            ROOT + "ui.settings..",
                            ROOT + "ui.shell..")
                    .because("screens meet in the shell and in destinations, not in each other");

    @ArchTest
    static final ArchRule THE_KEYCHAIN_IS_BEHIND_ITS_PORT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "keychain..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "keychain..")
                    .because("tests and other systems keep keys elsewhere, or nowhere");

    @ArchTest
    static final ArchRule FILES_ARE_WRITTEN_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "files..")
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(java.nio.file.Files.class)))
                                    .and(
                                            target(
                                                    nameMatching(
                                                            "write.*|newOutputStream|newByteChannel|newBufferedWriter|copy|create.*"))))
                    .orShould()
                    .callConstructor(java.io.FileOutputStream.class, String.class)
                    .orShould()
                    .callConstructor(java.io.FileOutputStream.class, java.io.File.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.io.FileWriter.class,
                            java.io.RandomAccessFile.class,
                            java.nio.channels.FileChannel.class)
                    .because("what the program writes is its user's alone from the first byte on");

    @ArchTest
    static final ArchRule NUMBERS_DO_NOT_FOLLOW_THE_MACHINE =
            noClasses()
                    .should()
                    .callMethod(String.class, "format", String.class, Object[].class)
                    .because(
                            "its digits and points are the machine's language, beside ours that are not");

    @ArchTest static final ArchRule JAVAFX = home("javafx", "ui", "app");
    @ArchTest static final ArchRule RICH_TEXT = home("jfx.incubator", "ui.parts");
    @ArchTest static final ArchRule OKHTTP = home("okhttp3", "claude");
    @ArchTest static final ArchRule OKIO = home("okio", "claude");
    @ArchTest static final ArchRule KEYRING = home("com.github.javakeyring", "keychain");
    @ArchTest static final ArchRule DBUS = home("org.freedesktop.dbus", "keychain");
    @ArchTest static final ArchRule HTTP_SERVER = home("com.sun.net.httpserver", "simulator");
    @ArchTest static final ArchRule JDBC = home("java.sql", "store");
    @ArchTest static final ArchRule SQLITE = home("org.sqlite", "store");
    @ArchTest static final ArchRule GSON = home("com.google.gson", "json");
    @ArchTest static final ArchRule YAML = home("org.snakeyaml", "yaml");
    @ArchTest static final ArchRule ICU = home("com.ibm.icu", "text");
    @ArchTest static final ArchRule DIFF = home("com.github.difflib", "text");
    @ArchTest static final ArchRule STATISTICS = home("org.apache.commons.statistics", "stats");

    @ArchTest static final ArchRule RE2 = home("com.google.re2j", "moderation.rules");
    @ArchTest static final ArchRule PICOCLI = home("picocli", "cli");

    @ArchTest
    static final ArchRule ONE_DOOR_TO_THE_FX_THREAD =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui.fx..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.application.Platform")
                    .because(
                            "a producer that calls runLater itself cannot be conflated or tested without JavaFX");

    @ArchTest
    static final ArchRule BACKGROUND_WORK_CANNOT_FAIL_UNSEEN =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui.fx..")
                    .should()
                    .callMethod("dev.policyplayground.ui.fx.FxThreads", "background")
                    .because(
                            "FxThreads.load and FxThreads.run report what goes wrong and end what waits for it");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROL =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.fxml..", "javafx.stage..")
                    .because("a view model is tested without a window");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_MADE_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "app..", ROOT + "store..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("SqliteRunJournal")
                    .because("the composition root is the only place that makes adapters");

    @ArchTest
    static final ArchRule NO_VAGUE_NAMES =
            classes()
                    .should(
                            new com.tngtech.archunit.lang.ArchCondition<JavaClass>(
                                    "have a name that says what they are") {
                                @Override
                                public void check(
                                        JavaClass type,
                                        com.tngtech.archunit.lang.ConditionEvents events) {
                                    if (type.getSimpleName()
                                            .matches(".*(Manager|Helper|Util|Utils|Impl|Base)$")) {
                                        events.add(
                                                com.tngtech.archunit.lang.SimpleConditionEvent
                                                        .violated(type, type.getName()));
                                    }
                                }
                            })
                    .because("such a name hides that the class has no single idea");

    private static ArchRule home(String library, String... packages) {
        String[] homes =
                java.util.Arrays.stream(packages).map(p -> ROOT + p + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because("each third party has one home, so that it can be replaced there");
    }
}

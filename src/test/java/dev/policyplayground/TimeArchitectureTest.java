package dev.policyplayground;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.policyplayground.support.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who may ask the machine for the time and the zone: the program in one place, the tests in one.
@AnalyzeClasses(packages = "dev.policyplayground")
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"}) // what it looks for
final class TimeArchitectureTest {
    private static final String LAUNCHER = "dev.policyplayground.app.Launcher";
    private static final Set<String> OLD =
            Set.of("java.util.Calendar", "java.util.GregorianCalendar");
    private static final Set<String> ZONES = Set.of("java.time.ZoneId", "java.util.TimeZone");

    @ArchTest static final ArchRule ONE_CLOCK = oneClock(LAUNCHER);

    private static ArchRule oneClock(String mayAsk) {
        return noClasses()
                .that(
                        DescribedPredicate.describe(
                                "are not " + mayAsk,
                                c ->
                                        !c.getFullName().equals(mayAsk)
                                                && !c.isEquivalentTo(TestClock.class)
                                                && !isExample(c)))
                .should()
                .accessTargetWhere(asksTheMachine())
                .because(
                        "whoever is given a clock can be tried at any time and in any zone; a test that reads the machine's holds only today");
    }

    private static boolean isExample(JavaClass type) {
        return type.getFullName().startsWith(TimeArchitectureTest.class.getName() + "$");
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
        return DescribedPredicate.describe(
                "asks the machine for the time or the zone", access -> asks(access.getTarget()));
    }

    private static boolean asks(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        String name = target.getName();
        boolean bare =
                target instanceof AccessTarget.CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().isEmpty();
        boolean isNow = owner.startsWith("java.time.") && name.equals("now") && bare;
        boolean isClock = owner.equals("java.time.Clock") && name.startsWith("system");
        boolean isSource = owner.equals("java.time.InstantSource") && name.equals("system");
        boolean isMillis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        boolean isZone =
                ZONES.contains(owner)
                        && (name.equals("systemDefault") || name.equals("getDefault"));
        boolean isDate = owner.equals("java.util.Date") && name.equals("<init>") && bare;
        return isNow || isClock || isSource || isMillis || isZone || isDate || OLD.contains(owner);
    }

    @Test
    void eachWayOfAskingIsFound() {
        for (Class<?> way : TimeArchitectureTest.class.getDeclaredClasses()) {
            boolean found =
                    noClasses()
                            .should()
                            .accessTargetWhere(asksTheMachine())
                            .evaluate(new ClassFileImporter().importClasses(way))
                            .hasViolation();
            assertThat(found).as(way.getSimpleName()).isEqualTo(!way.equals(Given.class));
        }
    }

    @Test
    void theProgramsOwnPlaceIsOne() throws ClassNotFoundException {
        boolean found =
                oneClock("nobody")
                        .evaluate(new ClassFileImporter().importClasses(Class.forName(LAUNCHER)))
                        .hasViolation();
        assertThat(found).isTrue();
    }

    /// Asks a clock that it was given: the one that may.
    static final class Given {
        Object[] at(Clock clock) {
            return new Object[] {
                clock.instant(),
                LocalDate.now(clock),
                clock.getZone(),
                new Date(0),
                System.nanoTime()
            };
        }
    }

    static final class NowOfInstant {
        final Instant at = Instant.now();
    }

    static final class NowOfDay {
        final LocalDate day = LocalDate.now();
    }

    static final class NowOfMonth {
        final YearMonth month = YearMonth.now();
    }

    static final class NowAsReference {
        final Supplier<Instant> at = Instant::now;
    }

    static final class SystemClock {
        final Clock clock = Clock.systemUTC();
    }

    static final class ZonedClock {
        final Clock clock = Clock.system(ZoneOffset.UTC);
    }

    static final class SystemSource {
        final InstantSource source = InstantSource.system();
    }

    static final class Millis {
        final long at = System.currentTimeMillis();
    }

    static final class Zone {
        final ZoneId zone = ZoneId.systemDefault();
    }

    static final class OldZone {
        final TimeZone zone = TimeZone.getDefault();
    }

    static final class OldDate {
        final Date date = new Date();
    }

    static final class OldCalendar {
        final Calendar calendar = Calendar.getInstance();
    }
}

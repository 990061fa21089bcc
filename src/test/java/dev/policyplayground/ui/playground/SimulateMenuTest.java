package dev.policyplayground.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import org.junit.jupiter.api.Test;

final class SimulateMenuTest {
    @Test
    void everyScenarioOfTheMenuIsKnownToTheSimulatorAndHasATitle() {
        assertThat(SimulateMenu.scenarios()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        for (String scenario : SimulateMenu.scenarios()) {
            assertThat(SimulateMenu.title(scenario)).isNotBlank();
            assertThatCode(
                            () ->
                                    Simulator.start(
                                                    Shipped.scenes(),
                                                    Shipped.catalog(),
                                                    SimulatorOptions.QUICK.withScenario(scenario),
                                                    TestClock.CLOCK)
                                            .close())
                    .as(scenario)
                    .doesNotThrowAnyException();
        }
    }
}

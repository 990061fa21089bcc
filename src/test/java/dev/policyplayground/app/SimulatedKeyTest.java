package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.TestClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatedKeyTest {
    @TempDir Path home;
    private final AtomicInteger starts = new AtomicInteger();
    private Parts parts;
    private SimulatedKey key;

    @BeforeEach
    void make() {
        parts =
                new Parts(
                        Map.of("POLICY_PLAYGROUND_HOME", home.toString()),
                        SecretStore.NONE,
                        TestClock.CLOCK);
        Supplier<Simulator> once =
                Parts.once(
                        () -> {
                            starts.incrementAndGet();
                            return parts.simulator(SimulatorOptions.QUICK);
                        });
        key = new SimulatedKey(once, parts::simulated, 5, "sk-simulated");
    }

    @AfterEach
    void close() {
        parts.close();
    }

    private static ApiReply ask(ReplySource source, String prompt) {
        return source.reply(
                new MessagesRequest(
                        "claude-opus-5-5", 1_024, "", List.of(Turn.user(prompt)), false),
                new ReplyListener() {},
                new Cancellation());
    }

    @Test
    void aLookAtTheKeyStartsNothing() {
        assertThat(key.strikes()).isZero();
        assertThat(key.isDisabled()).isFalse();
        assertThat(key.allowed()).isEqualTo(5);
        key.rotate();
        assertThat(starts).hasValue(0);
    }

    @Test
    void aDisabledKeyStaysDisabledAndANewOneBeginsWithoutStrikes() {
        ReplySource old = key.source();
        for (int i = 1; i <= 5; i++) {
            assertThat(key.isDisabled()).isFalse();
            ask(key.source(), "Hello [simulate:policy]");
            assertThat(key.strikes()).isEqualTo(i);
        }
        assertThat(key.isDisabled()).isTrue();
        key.rotate();
        assertThat(key.strikes()).isZero();
        assertThat(key.isDisabled()).isFalse();
        assertThat(ask(key.source(), "Hello")).isInstanceOf(ApiReply.Completed.class);
        assertThat(((ApiReply.Failed) ask(old, "Hello")).failure().kind())
                .isEqualTo(ApiFailure.Kind.PERMISSION);
        assertThat(starts).as("the simulator is the same").hasValue(1);
    }

    @Test
    void theSourceIsTheSameUntilTheKeyIsChanged() {
        ReplySource first = key.source();
        assertThat(key.source()).isSameAs(first);
        key.rotate();
        assertThat(key.source()).isNotSameAs(first);
    }
}

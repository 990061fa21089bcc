package dev.policyplayground.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.session.StorageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FxThreadsTest {
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final FxThreads threads = new FxThreads(Runnable::run, Runnable::run, reported::add);

    @Test
    void workThatThrowsEndsTheWaitAndIsReported() {
        threads.load(FxThreadsTest::broken, shown::add, failed::add);
        assertThat(shown).isEmpty();
        assertThat(failed).hasSize(1).isEqualTo(reported);
    }

    @Test
    void anAnswerThatCannotBeShownEndsTheWaitAndIsReported() {
        threads.load(
                () -> "answer",
                _ -> {
                    throw new IllegalStateException("show");
                },
                failed::add);
        assertThat(failed).hasSize(1).isEqualTo(reported);
    }

    @Test
    void aRefusalIsToldAndIsNoFault() {
        threads.run(
                () -> {
                    throw new RefusedException("LIVE needs a key");
                },
                failed::add);
        assertThat(failed).hasSize(1);
        assertThat(reported).isEmpty();
    }

    @Test
    void anAnswerIsShown() {
        threads.load(() -> "answer", shown::add, failed::add);
        assertThat(shown).containsExactly("answer");
        assertThat(failed).isEmpty();
        assertThat(reported).isEmpty();
    }

    @Test
    void theWordsOfAFaultHoldItsCodeAndNotItsMessage() {
        Throwable fault = new IllegalStateException("sk-ant-secret and a prompt");
        assertThat(FaultWords.of(fault))
                .contains(ErrorCode.of(fault).value())
                .doesNotContain("sk-ant", "prompt");
        assertThat(FaultWords.of(new RefusedException("Set a key."))).isEqualTo("Set a key.");
        StorageException storage =
                new StorageException("Free some space.", new IllegalStateException());
        assertThat(FaultWords.of(storage)).isEqualTo("Free some space.");
    }

    private static String broken() {
        throw new IllegalStateException("work");
    }
}

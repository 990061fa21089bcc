package dev.policyplayground.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class ConflaterTest {
    private final Deque<Runnable> pulse = new ArrayDeque<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<Throwable> reported = new ArrayList<>();

    @Test
    void laterBatchesComeAfterOneThatFailed() {
        Conflater<String> conflater = conflater(pulse::add);
        conflater.offer("broken");
        runAll();
        conflater.offer("good");
        runAll();
        assertThat(batches).containsExactly(List.of("good"));
        assertThat(reported).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailureDoesNotReachTheProducer() {
        Conflater<String> conflater = conflater(Runnable::run);
        conflater.offer("broken");
        assertThat(reported).hasSize(1);
    }

    @Test
    void whatCouldNotBeHandedOverComesWithTheNext() {
        List<Boolean> refuses = new ArrayList<>(List.of(true));
        Conflater<String> conflater =
                conflater(
                        work -> {
                            if (!refuses.isEmpty()) {
                                refuses.clear();
                                throw new RejectedExecutionException("the window has closed");
                            }
                            work.run();
                        });
        conflater.offer("a");
        conflater.offer("b");
        assertThat(batches).containsExactly(List.of("a", "b"));
        assertThat(reported).singleElement().isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatIsOfferedBetweenTwoPulsesComesAsOneBatchInItsOrder() {
        Conflater<String> conflater = conflater(pulse::add);
        conflater.offer("a");
        conflater.offer("b");
        runAll();
        conflater.offer("c");
        runAll();
        assertThat(batches).containsExactly(List.of("a", "b"), List.of("c"));
    }

    private Conflater<String> conflater(Executor ui) {
        return new Conflater<>(
                new FxThreads(Runnable::run, ui, reported::add),
                batch -> {
                    if (batch.contains("broken")) {
                        throw new IllegalStateException("broken");
                    }
                    batches.add(batch);
                });
    }

    private void runAll() {
        while (!pulse.isEmpty()) {
            pulse.removeFirst().run();
        }
    }
}

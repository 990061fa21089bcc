package dev.policyplayground.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class LatestTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Throwable> reported = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @Test
    void workGoesOnAfterAnException() {
        Latest<String> latest = latest(waiting::add);
        latest.offer("broken");
        runAll();
        latest.offer("good");
        runAll();
        assertThat(done).containsExactly("good");
    }

    @Test
    void whatCameWhileTheBrokenInputWasWorkedOnIsStillDone() {
        List<Latest<String>> self = new ArrayList<>();
        Latest<String> latest =
                new Latest<>(
                        threads(waiting::add),
                        input -> {
                            if (input.equals("broken")) {
                                self.getFirst().offer("later");
                            }
                            work(input);
                        });
        self.add(latest);
        latest.offer("broken");
        runAll();
        assertThat(done).containsExactly("later");
    }

    @Test
    void theFailureIsReportedAndItsInputNamed() {
        latest(waiting::add).offer("broken");
        runAll();
        assertThat(reported).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(failed).containsExactly("broken");
    }

    @Test
    void anErrorOfTheMachineIsReportedToo() {
        Latest<String> latest =
                new Latest<>(
                        threads(Runnable::run),
                        _ -> {
                            throw new StackOverflowError();
                        });
        latest.offer("deep");
        assertThat(reported).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aFailureThatCannotBeShownStopsNothing() {
        Latest<String> latest =
                new Latest<>(
                        threads(waiting::add),
                        this::work,
                        (_, _) -> {
                            throw new IllegalArgumentException("shown");
                        });
        latest.offer("broken");
        runAll();
        latest.offer("good");
        runAll();
        assertThat(done).containsExactly("good");
        assertThat(reported).hasSize(2);
    }

    @Test
    void workThatCouldNotBeStartedIsReportedAndTheNextIsDone() {
        List<Executor> executors = new ArrayList<>();
        executors.add(
                _ -> {
                    throw new RejectedExecutionException("full");
                });
        Latest<String> latest =
                latest(
                        work ->
                                (executors.isEmpty()
                                                ? (Executor) Runnable::run
                                                : executors.removeFirst())
                                        .execute(work));
        latest.offer("first");
        latest.offer("second");
        assertThat(reported).singleElement().isInstanceOf(RejectedExecutionException.class);
        assertThat(done).containsExactly("second");
    }

    @Test
    void onlyTheNewestOfThoseThatWaitIsDone() {
        Latest<String> latest = latest(waiting::add);
        latest.offer("a");
        latest.offer("b");
        latest.offer("c");
        runAll();
        assertThat(done).containsExactly("c");
        assertThat(reported).isEmpty();
    }

    private Latest<String> latest(Executor background) {
        return new Latest<>(threads(background), this::work, (input, _) -> failed.add(input));
    }

    private FxThreads threads(Executor background) {
        return new FxThreads(background, Runnable::run, reported::add);
    }

    private void work(String input) {
        if (input.equals("broken")) {
            throw new IllegalStateException("broken");
        }
        done.add(input);
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }
}

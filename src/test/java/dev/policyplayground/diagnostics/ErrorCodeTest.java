package dev.policyplayground.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
    private static final StackTraceElement JDK = frame("java.util.ArrayList", "get", 427);
    private static final StackTraceElement OWN = frame("dev.policyplayground.run.A", "run", 10);

    @Test
    void theSameFaultHasTheSameCodeWhateverItsMessageAndLine() {
        Throwable first = at(new IllegalStateException("sk-ant-key"), JDK, OWN);
        Throwable second =
                at(
                        new IllegalStateException("a prompt"),
                        JDK,
                        frame("dev.policyplayground.run.A", "run", 99));
        assertThat(ErrorCode.of(first)).isEqualTo(ErrorCode.of(second));
    }

    @Test
    void whatCalledOurOwnMethodsFromOutsideMakesNoDifference() {
        Throwable pool = at(new IllegalStateException(), OWN, frame("java.lang.Thread", "run", 1));
        Throwable window = at(new IllegalStateException(), OWN, frame("javafx.Button", "fire", 1));
        assertThat(ErrorCode.of(pool)).isEqualTo(ErrorCode.of(window));
    }

    @Test
    void anotherLambdaOfTheSameMethodIsTheSamePlace() {
        assertThat(
                        ErrorCode.of(
                                at(
                                        new IllegalStateException(),
                                        frame("dev.policyplayground.A", "lambda$x$1", 1))))
                .isEqualTo(
                        ErrorCode.of(
                                at(
                                        new IllegalStateException(),
                                        frame("dev.policyplayground.A", "lambda$x$7", 1))));
    }

    @Test
    void anotherTypePlaceOrCauseIsAnotherCode() {
        List<ErrorCode> codes =
                Stream.of(
                                at(new IllegalStateException(), OWN),
                                at(new IllegalArgumentException(), OWN),
                                at(
                                        new IllegalStateException(),
                                        frame("dev.policyplayground.run.A", "stop", 10)),
                                at(
                                        new IllegalStateException(
                                                at(new NullPointerException(), OWN)),
                                        OWN))
                        .map(ErrorCode::of)
                        .toList();
        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void theFirstHalfNamesTheRootCauseHoweverItIsWrapped() {
        Throwable root = at(new NullPointerException("x"), OWN);
        String bare = ErrorCode.of(root).value();
        String wrapped = ErrorCode.of(at(new IllegalStateException(root), JDK)).value();
        assertThat(wrapped.substring(0, 4)).isEqualTo(bare.substring(0, 4));
        assertThat(wrapped).isNotEqualTo(bare);
    }

    // Kept as a value: a code that a user sent must still mean the same in a later version.
    @Test
    void theCodeIsStableFromVersionToVersion() {
        assertThat(ErrorCode.of(at(new IllegalStateException("x"), JDK, OWN)).value())
                .isEqualTo("F6DH-EGN6");
    }

    @Test
    void aRingOfCausesAndAFaultWithoutFramesHaveACode() {
        Exception a = new IllegalStateException("a");
        Exception b = new IllegalStateException("b", a);
        a.initCause(b);
        assertThat(ErrorCode.of(a).value()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(ErrorCode.of(at(new OutOfMemoryError())).value())
                .matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, "A.java", line);
    }

    private static <T extends Throwable> T at(T fault, StackTraceElement... frames) {
        fault.setStackTrace(frames);
        return fault;
    }
}

package dev.policyplayground.claude;

/// How a call that is no conversation ended: in exactly one of these ways. Immutable.
public sealed interface ApiResult<T> {
    record Ok<T>(T value, ResponseHeaders headers) implements ApiResult<T> {}

    record Failed<T>(ApiFailure failure, ResponseHeaders headers) implements ApiResult<T> {}

    record Cancelled<T>() implements ApiResult<T> {}
}

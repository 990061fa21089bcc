package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.usage.Provider;

/// Where a reply comes from: the live API, the simulator, a recording. Implementations are
/// thread-safe.
public interface ReplySource {
    Provider provider();

    /// The host it speaks to, with its port.
    String host();

    /// Gets a reply; blocks until its end. Every failure is an [ApiReply].
    ApiReply reply(MessagesRequest request, ReplyListener listener, Cancellation cancellation);
}

package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.usage.Provider;
import java.util.Map;

/// Replies from whatever speaks the Messages API at the client's address. Thread-safe.
///
/// @param headers sent beside the usual ones
public record ClaudeReplySource(Provider provider, ClaudeClient client, Map<String, String> headers)
        implements ReplySource {
    public ClaudeReplySource {
        headers = Map.copyOf(headers);
    }

    public ClaudeReplySource(Provider provider, ClaudeClient client) {
        this(provider, client, Map.of());
    }

    /// The same source with a header more.
    public ClaudeReplySource with(String name, String value) {
        return new ClaudeReplySource(provider, client, Map.of(name, value));
    }

    @Override
    public String host() {
        return client.host();
    }

    @Override
    public ApiReply reply(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        return client.send(request, headers, listener, cancellation);
    }
}

package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.usage.Provider;

/// Replies from whatever speaks the Messages API at the client's address. Thread-safe.
public record ClaudeReplySource(Provider provider, ClaudeClient client) implements ReplySource {

    @Override
    public String host() {
        return client.host();
    }

    @Override
    public ApiReply reply(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        return client.send(request, listener, cancellation);
    }
}

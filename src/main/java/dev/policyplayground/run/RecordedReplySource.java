package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.Playback;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.recording.Recording;
import dev.policyplayground.usage.Provider;

/// Replies from a recording, at their own pace and without a network. Its money is what the calls
/// would cost: nothing is spent by playing them. Thread-safe.
public record RecordedReplySource(Recording recording) implements ReplySource {

    @Override
    public Provider provider() {
        return Provider.SIMULATED;
    }

    @Override
    public String host() {
        return recording.name();
    }

    @Override
    public ApiReply reply(
            MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
        return Playback.play(recording.next(request.toJson()), listener, cancellation);
    }
}

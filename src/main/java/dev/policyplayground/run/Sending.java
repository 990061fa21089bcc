package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Block;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.claude.Question;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.TwoLayerRun.Layers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The half of a run in which the model is asked: sends what the input gate let through, and judges
/// the reply as it comes and at its end. Decides no outcome and keeps nothing. Thread-safe; each
/// run works on the thread that calls it.
record Sending(Layers layers, ReplySource source, OnDemandJudge judge) {
    /// Sends and judges. Blocks; `events` is told of everything on this thread.
    ///
    /// @param input what the input gate said of the prompt
    SentExchange send(
            RunRequest request,
            Exchange exchange,
            Assessment input,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        Disclaimers.show(new Disclaimers(layers.pack()).of(List.of(input.verdict())), events);
        events.accept(new RunEvent.Sent());
        Release release = new Release(policy(request), layers.output().watch(exchange), events);
        Listening listening = new Listening(release, events);
        long start = System.nanoTime();
        ApiReply reply = source.reply(messages(request), listening, cancellation);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Optional<Assessment> output =
                judge(reply, release)
                        .map(
                                local ->
                                        judgeReply(
                                                reply,
                                                Question.reply(exchange, release.reply()),
                                                local,
                                                events,
                                                cancellation));
        output.ifPresent(assessment -> events.accept(new RunEvent.OutputJudged(assessment)));
        return new SentExchange(
                Optional.of(reply),
                Optional.of(release),
                output,
                time,
                listening.thinking.toString(),
                listening.lost);
    }

    /// The release policy for `request`. Claude judges a reply at its end: until then nothing of it
    /// may be seen.
    ReleasePolicy inForce(RunRequest request) {
        return judge.mayBeAsked(Layer.OUTPUT) ? new ReleasePolicy.HoldAll() : request.release();
    }

    // An answer that comes as a whole is judged as a whole before any of it is shown.
    private ReleasePolicy policy(RunRequest request) {
        return request.stream() ? inForce(request) : new ReleasePolicy.HoldAll();
    }

    private static MessagesRequest messages(RunRequest request) {
        Draft draft = request.draft();
        return new MessagesRequest(
                draft.model(),
                draft.maxTokens(),
                draft.system(),
                draft.sent(),
                draft.settings(),
                request.stream(),
                request.resent());
    }

    /// Hands what comes of one reply on. Not thread-safe.
    private static final class Listening implements ReplyListener {
        private final Release release;
        private final Consumer<RunEvent> events;
        private final StringBuilder thinking = new StringBuilder();
        private int lost;

        Listening(Release release, Consumer<RunEvent> events) {
            this.release = release;
            this.events = events;
        }

        @Override
        public void text(String delta) {
            release.text(delta);
        }

        @Override
        public void thinking(String delta) {
            thinking.append(delta);
            events.accept(new RunEvent.Thinking(delta));
        }

        @Override
        public void retrying(ApiFailure why, int attempt, Duration wait) {
            if (Pricing.mayBeBilled(why)) {
                lost++;
            }
            events.accept(new RunEvent.Retrying(why, attempt, wait));
        }
    }

    // A refused reply is discarded, not judged; a broken one has a verdict only if that was already
    // against it.
    // A tool's input is text like any other.
    private static Optional<Assessment> judge(ApiReply reply, Release release) {
        if (!(reply instanceof ApiReply.Completed(Message message, var _))) {
            return release.watch().decision() == Decision.ALLOW
                    ? Optional.empty()
                    : Optional.of(release.watch().finish());
        }
        if (message.stopReason() == StopReason.REFUSAL) {
            return Optional.empty();
        }
        for (Block block : message.blocks()) {
            switch (block) {
                case Block.ToolUse tool -> release.text("\n" + tool.words() + "\n");
                // What a block of a new kind says may reach a user too.
                case Block.Unknown unknown -> release.text("\n" + unknown.words() + "\n");
                case Block.Text _,
                        Block.Thinking _,
                        Block.RedactedThinking _,
                        Block.Fallback _ -> {}
            }
        }
        return Optional.of(release.watch().finish());
    }

    // A reply that is not whole, or empty, is not worth a question.
    private Assessment judgeReply(
            ApiReply reply,
            Question question,
            Assessment local,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        boolean isWhole = reply instanceof ApiReply.Completed && !question.reply().isBlank();
        if (!isWhole || cancellation.isCancelled() || !judge.isAsked(Layer.OUTPUT, local)) {
            return local;
        }
        events.accept(new RunEvent.JudgeAsked(Layer.OUTPUT, judge.model()));
        return judge.ask(question, local, cancellation);
    }
}

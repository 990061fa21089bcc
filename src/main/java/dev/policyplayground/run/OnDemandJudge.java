package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.moderation.Asked;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.claude.ClaudeJudge;
import dev.policyplayground.moderation.claude.JudgeAnswer;
import dev.policyplayground.moderation.claude.Question;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks Claude to judge where the pack wants it, within the pack's time, and books what it took.
/// Thread-safe; each question works on the thread that asks it.
final class OnDemandJudge {
    private final PolicyPack pack;
    private final ClaudeJudge judge;
    private final ReplySource source;
    private final Pricing pricing;

    /// @param source where chat replies come from too, so that simulated runs are judged by the
    ///   simulator
    OnDemandJudge(PolicyPack pack, ReplySource source, Pricing pricing) {
        this.pack = pack;
        this.judge = new ClaudeJudge(pack);
        this.source = source;
        this.pricing = pricing;
    }

    /// True when it may be asked at this gate, whatever the local judges say.
    boolean mayBeAsked(Layer side) {
        return judge.mayBeAsked(side);
    }

    boolean isAsked(Layer side, Assessment local) {
        return judge.isAsked(side, local.verdict());
    }

    String model() {
        return pack.claudeJudge().model();
    }

    /// The most that one attempt at the question can cost, in US dollars; empty when its model has
    /// no price.
    Optional<BigDecimal> worstCase(Question question) {
        return pricing.worstCase(judge.request(question), 0);
    }

    /// The same for a reply that is not there yet.
    ///
    /// @param maxTokens the reply's limit
    Optional<BigDecimal> worstCase(Exchange exchange, long maxTokens) {
        // As JSON each character of a reply may be two.
        return pricing.worstCase(judge.request(Question.reply(exchange, "")), 2 * maxTokens);
    }

    /// Asks, and joins what Claude finds with what the local judges found. Blocks.
    ///
    /// @param local a verdict that [#isAsked] holds for
    Assessment ask(Question question, Assessment local, Cancellation cancellation) {
        if (!(local.verdict() instanceof Verdict.Judged judged)) {
            return local;
        }
        MessagesRequest request = judge.request(question);
        AtomicInteger lost = new AtomicInteger();
        AtomicBoolean late = new AtomicBoolean();
        long start = System.nanoTime();
        ApiReply reply = inTime(request, lost, late, cancellation);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        boolean timedOut = late.get() && !(reply instanceof ApiReply.Completed);
        JudgeAnswer answer =
                timedOut
                        ? ClaudeJudge.missing(
                                "did not answer within "
                                        + seconds(pack.claudeJudge().timeout())
                                        + ".")
                        : judge.read(reply, question, judged);
        String model = answered(reply, request.model());
        Verdict verdict =
                switch (answer) {
                    case JudgeAnswer.Found(var evidence) -> judge.join(judged, evidence, model);
                    case JudgeAnswer.Missing(String reason) -> new Verdict.Unjudged(reason);
                };
        return new Assessment(
                verdict, local.time(), Optional.of(asked(reply, request, lost.get(), time)));
    }

    private ApiReply inTime(
            MessagesRequest request,
            AtomicInteger lost,
            AtomicBoolean late,
            Cancellation cancellation) {
        Cancellation own = new Cancellation();
        cancellation.onCancel(own::cancel);
        Cancellation done = new Cancellation();
        Thread.ofVirtual()
                .start(
                        () -> {
                            if (!done.within(pack.claudeJudge().timeout())) {
                                late.set(true);
                                own.cancel();
                            }
                        });
        try {
            return source.reply(
                    request,
                    new ReplyListener() {
                        @Override
                        public void retrying(ApiFailure why, int attempt, Duration wait) {
                            if (Pricing.mayBeBilled(why)) {
                                lost.incrementAndGet();
                            }
                        }
                    },
                    own);
        } finally {
            done.cancel();
        }
    }

    private Asked asked(ApiReply reply, MessagesRequest request, int lost, Duration time) {
        return switch (reply) {
            case ApiReply.Completed(Message message, var _) ->
                    new Asked(
                            answered(reply, request.model()),
                            message.usage(),
                            pricing.of(reply, request.model(), lost),
                            pricing.worstCase(request, 0),
                            time,
                            message.requestId());
            case ApiReply.Failed failed ->
                    new Asked(
                            request.model(),
                            failed.usage(),
                            pricing.of(reply, request.model(), lost),
                            pricing.worstCase(request, 0),
                            time,
                            failed.failure().requestId());
            case ApiReply.Cancelled cancelled ->
                    new Asked(
                            request.model(),
                            cancelled.usage(),
                            pricing.of(reply, request.model(), lost),
                            pricing.worstCase(request, 0),
                            time,
                            cancelled.headers().get("request-id"));
        };
    }

    private static String answered(ApiReply reply, String asked) {
        return reply instanceof ApiReply.Completed(Message message, var _)
                        && !message.model().isEmpty()
                ? message.model()
                : asked;
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}

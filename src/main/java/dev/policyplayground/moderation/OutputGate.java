package dev.policyplayground.moderation;

import dev.policyplayground.moderation.Judge.ReplyWatch;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The second layer: judges a reply, in the light of the prompt, before anyone sees it. Safe for
/// use from several threads; each reply gets a [Watch] of its own, which is not.
public final class OutputGate {
    private static final Logger LOG = LoggerFactory.getLogger(OutputGate.class);

    private final LocalJudges judges;
    private final RefusalWording refusals;

    public OutputGate(LocalJudges judges) {
        this.judges = judges;
        this.refusals = new RefusalWording(judges.pack().refusals());
    }

    /// True when the reply says no in prose. A guess from words: read `stop_reason` first.
    public boolean soundsLikeRefusal(String reply) {
        return refusals.isRefusal(reply);
    }

    /// Judges a reply that is at hand as a whole.
    public Assessment judge(Exchange exchange, String reply) {
        Watch watch = watch(exchange);
        watch.append(reply);
        return watch.finish();
    }

    public Watch watch(Exchange exchange) {
        return new Watch(exchange);
    }

    /// Follows one reply as it streams. Fails closed: once a judge has broken, nothing is cleared
    /// any more and the verdict is `Unjudged`. The verdict is the same wherever the stream was cut.
    public final class Watch {
        private final SentenceStream sentences = new SentenceStream();
        private ReplyWatch judgesWatch = NOT_OPEN;
        private Evidence evidence = Evidence.NONE;
        private Decision decision = Decision.ALLOW;
        private String failure = "";
        private int clearedTo;
        private long nanos;

        private Watch(Exchange exchange) {
            guarded(
                    () -> {
                        judgesWatch = judges.watchReply(exchange);
                        evidence = judgesWatch.evidence();
                    });
        }

        /// Takes the next piece of the reply.
        ///
        /// @return up to which UTF-16 offset the reply is judged and allowed, in whole sentences
        public int append(String delta) {
            guarded(() -> judge(sentences.append(delta)));
            return clearedTo;
        }

        /// The decision so far; only ever gets stricter.
        public Decision decision() {
            return failure.isEmpty() ? decision : Decision.BLOCK;
        }

        /// Judges what is left and gives the verdict on the whole reply. Call once.
        public Assessment finish() {
            guarded(() -> judge(sentences.finish()));
            Duration time = Duration.ofNanos(nanos);
            return failure.isEmpty()
                    ? new Assessment(judges.verdict(evidence), time)
                    : new Assessment(new Verdict.Unjudged(failure), time);
        }

        /// Up to which UTF-16 offset the reply is judged and allowed.
        public int clearedTo() {
            return clearedTo;
        }

        private void judge(List<Span> complete) {
            for (Span sentence : complete) {
                evidence = judgesWatch.sentence(sentences.text(), sentence);
                decision = judges.pack().thresholds().decide(evidence.scores());
                if (decision == Decision.ALLOW) {
                    clearedTo = sentence.end();
                }
            }
        }

        private void guarded(Runnable work) {
            if (!failure.isEmpty()) {
                return;
            }
            long start = System.nanoTime();
            try {
                work.run();
            } catch (RuntimeException e) {
                // As in the input gate: whatever breaks in a judge must close the gate, not open
                // it.
                LOG.error("output gate: a judge failed", e);
                failure = "A judge failed (" + e.getClass().getSimpleName() + ").";
            }
            nanos += System.nanoTime() - start;
        }
    }

    private static final ReplyWatch NOT_OPEN =
            new ReplyWatch() {
                @Override
                public Evidence sentence(CharSequence reply, Span sentence) {
                    throw new IllegalStateException("no judge watches this reply");
                }

                @Override
                public Evidence evidence() {
                    throw new IllegalStateException("no judge watches this reply");
                }
            };
}

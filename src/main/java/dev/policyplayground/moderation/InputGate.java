package dev.policyplayground.moderation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first layer: judges a prompt before it is sent. Fails closed: when a judge breaks, the
/// prompt is `Unjudged`, never allowed. Linear in the length of the prompt; safe for use from
/// several threads.
public final class InputGate {
    private static final Logger LOG = LoggerFactory.getLogger(InputGate.class);

    private final LocalJudges judges;

    public InputGate(LocalJudges judges) {
        this.judges = judges;
    }

    public Assessment judge(Exchange exchange) {
        long start = System.nanoTime();
        try {
            Verdict verdict = judges.verdict(judges.judgePrompt(exchange));
            return new Assessment(verdict, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            // A judge is code that users extend with rules: whatever breaks in it must close the
            // gate, not open it.
            LOG.error("input gate: a judge failed", e);
            return Assessment.unjudged("A judge failed (" + e.getClass().getSimpleName() + ").");
        }
    }
}

package dev.policyplayground.run;

import java.security.SecureRandom;
import java.time.Instant;

/// Makes ids for runs and sessions: the time in base 36, then chance. They sort by time.
public final class RunIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SPACE = 36 * 36 * 36 * 36 * 36;

    private RunIds() {}

    public static String next(Instant at) {
        String chance = Integer.toString(RANDOM.nextInt(SPACE), 36);
        return Long.toString(at.toEpochMilli(), 36)
                + "-"
                + "0".repeat(5 - chance.length())
                + chance;
    }
}

package dev.policyplayground.moderation.learned;

/// Turns log-odds into a probability that means what it says: Platt's scaling (1999), fitted on
/// texts that the model had not seen. Immutable.
///
/// @param slope what the log-odds are multiplied with
/// @param prompt for a reply: what its prompt's log-odds are multiplied with
/// @param shift what is added
public record Calibration(double slope, double prompt, double shift) {
    // Beyond this the log-odds of a prompt say nothing more about its reply.
    private static final double MOST_PROMPT = 4;

    double probability(double logOdds) {
        return probability(logOdds, 0);
    }

    double probability(double logOdds, double promptLogOdds) {
        double bounded = Math.clamp(promptLogOdds, -MOST_PROMPT, MOST_PROMPT);
        return 1 / (1 + Math.exp(-(slope * logOdds + prompt * bounded + shift)));
    }
}

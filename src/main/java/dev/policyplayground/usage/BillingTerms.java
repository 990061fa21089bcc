package dev.policyplayground.usage;

/// What changes the price of a request besides its tokens. Immutable. Source: the `usage` object of
/// the Messages API.
///
/// @param isBatch `service_tier: batch`
/// @param isUsOnly `inference_geo: us`
/// @param isFast `speed: fast`
public record BillingTerms(boolean isBatch, boolean isUsOnly, boolean isFast) {
    public static final BillingTerms STANDARD = new BillingTerms(false, false, false);
}

package dev.policyplayground.stats;

import org.apache.commons.statistics.descriptive.Quantile;

/// Where a share of some values lies. Stateless.
public final class Quantiles {
    private Quantiles() {}

    /// The value that this share of the values stays within; 0 for no value. Between two values it
    /// is interpolated (Hyndman and Fan's eighth method, 1996).
    ///
    /// @param share from 0 to 1
    public static double of(double[] values, double share) {
        return values.length == 0 ? 0 : Quantile.withDefaults().evaluate(values.clone(), share);
    }
}

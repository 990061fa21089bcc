package dev.policyplayground.run;

import java.util.List;

/// What a person chooses a release policy from.
public final class ReleasePolicies {
    public static final ReleasePolicy DEFAULT = new ReleasePolicy.HoldSentence();

    public static final List<ReleasePolicy> CHOICES =
            List.of(
                    new ReleasePolicy.HoldAll(),
                    DEFAULT,
                    new ReleasePolicy.HoldWindow(200),
                    new ReleasePolicy.CheckAfter());

    private ReleasePolicies() {}
}

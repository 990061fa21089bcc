package dev.policyplayground.moderation.rules;

import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.yaml.YamlProblem;
import java.util.List;

/// Says whether the rules of a pack can be compiled.
public final class PackCompiler {
    private PackCompiler() {}

    /// @param source the pack's file, as messages should name it
    /// @return what keeps it from being compiled; empty when nothing does
    public static List<YamlProblem> problems(PolicyPack pack, String source) {
        return CompiledRules.problems(pack, source);
    }
}

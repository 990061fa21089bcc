package dev.policyplayground.policy;

import java.util.Optional;

/// Looks for what a rule's expression must not contain, before an engine ever sees it. The syntax
/// is RE2's, which has nothing that cannot be matched in linear time. Stateless.
final class RegexCheck {
    private RegexCheck() {}

    /// What came of looking at an expression.
    ///
    /// @param fault the first construct that must not be there
    /// @param longest the most code points that one match can have; [RegexLength#UNBOUNDED] for any
    ///   number
    record Finding(Optional<RegexFault> fault, long longest) {}

    /// The first construct that must not be there.
    ///
    /// @param bounded true for the output layer, where a match must have an upper limit
    static Optional<RegexFault> fault(String regex, boolean bounded) {
        return look(regex, bounded).fault();
    }

    static Finding look(String regex, boolean bounded) {
        try {
            return new Finding(Optional.empty(), new RegexParser(regex, bounded).longest());
        } catch (RegexParser.Stop stop) {
            return new Finding(Optional.of(stop.fault), RegexLength.UNBOUNDED);
        }
    }
}

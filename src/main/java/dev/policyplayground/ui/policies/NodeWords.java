package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.ui.fx.Messages;
import java.util.Locale;

/// What is said of the chosen node of the tree. Immutable.
///
/// @param about its reason, or what it stands for
/// @param text as it is written in the pack
/// @param line where it stands, from 1; 0 when that is not known
record NodeWords(String title, String about, String text, int line) {
    static final NodeWords NOTHING = new NodeWords("", "", "", 0);

    /// @param pack the pack's text
    /// @param isChecked whether the node's line is that of this text
    static NodeWords of(PackNode node, String pack, boolean isChecked) {
        return switch (node) {
            case PackNode.OfCategory(var category, var _, var _) ->
                    new NodeWords(
                            "",
                            (category.about() + "\n" + category.id()).strip(),
                            "",
                            PackLines.ofCategory(pack, category.id()).orElse(0));
            case PackNode.OfRule(Rule rule) ->
                    new NodeWords(
                            rule.id(),
                            rule.why(),
                            isChecked ? PackLines.item(pack, rule.line()) : "",
                            isChecked ? rule.line() : 0);
            case PackNode.OfTests(var _, var tests) ->
                    new NodeWords(
                            Messages.text("policies.node.tests"),
                            Messages.text("policies.node.tests.about"),
                            "",
                            isChecked ? tests.getFirst().test().line() : 0);
            case PackNode.OfTest(InlineTest test) ->
                    new NodeWords(
                            Messages.text(
                                    "policies.node.expects." + test.layer(),
                                    test.expect().name().toLowerCase(Locale.ROOT)),
                            test.text().strip(),
                            isChecked ? PackLines.item(pack, test.line()) : "",
                            isChecked ? test.line() : 0);
        };
    }
}

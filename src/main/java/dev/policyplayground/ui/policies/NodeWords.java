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
    /// @param source the name of the pack's file; other rules and tests are those of its base
    /// @param isChecked whether the node's line is that of this text
    static NodeWords of(PackNode node, String pack, String source, boolean isChecked) {
        return switch (node) {
            case PackNode.OfCategory(var category, var _, var _) ->
                    new NodeWords(
                            "",
                            (category.about() + "\n" + category.id()).strip(),
                            "",
                            PackLines.ofCategory(pack, category.id()).orElse(0));
            case PackNode.OfRule(Rule rule) ->
                    at(
                            rule.id(),
                            rule.why(),
                            pack,
                            new Place(rule.source(), rule.line()),
                            source,
                            isChecked);
            case PackNode.OfTests(var _, var tests) ->
                    new NodeWords(
                            Messages.text("policies.node.tests"),
                            Messages.text("policies.node.tests.about"),
                            "",
                            isChecked && tests.getFirst().test().source().equals(source)
                                    ? tests.getFirst().test().line()
                                    : 0);
            case PackNode.OfTest(InlineTest test) ->
                    at(
                            Messages.text(
                                    "policies.node.expects." + test.layer(),
                                    test.expect().name().toLowerCase(Locale.ROOT)),
                            test.text().strip(),
                            pack,
                            new Place(test.source(), test.line()),
                            source,
                            isChecked);
        };
    }

    private record Place(String source, int line) {}

    private static NodeWords at(
            String title,
            String about,
            String pack,
            Place place,
            String source,
            boolean isChecked) {
        if (!place.source.equals(source)) {
            String from =
                    Messages.text(
                            "policies.node.elsewhere", place.source, String.valueOf(place.line));
            return new NodeWords(title, about + "\n" + from, "", 0);
        }
        return isChecked
                ? new NodeWords(title, about, PackLines.item(pack, place.line), place.line)
                : new NodeWords(title, about, "", 0);
    }
}

package dev.policyplayground.moderation.claude;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.policy.Layer;

/// What Claude is asked to judge: a prompt in its conversation, or a reply in the light of both.
/// Immutable.
///
/// @param side whose gate asks: `INPUT` for the prompt, `OUTPUT` for the reply
/// @param reply empty at the input gate
public record Question(Layer side, Exchange exchange, String reply) {
    public static Question prompt(Exchange exchange) {
        return new Question(Layer.INPUT, exchange, "");
    }

    public static Question reply(Exchange exchange, String reply) {
        return new Question(Layer.OUTPUT, exchange, reply);
    }

    /// The text in focus.
    public String text() {
        return side == Layer.OUTPUT ? reply : exchange.prompt();
    }
}

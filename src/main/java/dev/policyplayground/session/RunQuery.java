package dev.policyplayground.session;

import java.util.Optional;

/// Which runs to find. Immutable.
///
/// @param words words that must all stand in the system prompt, the conversation or the reply, each
///   from its beginning; empty for no such demand
/// @param filter the kind of run
/// @param session only this sitting's
/// @param tag only runs with this tag
/// @param before only runs with a smaller id
public record RunQuery(
        String words,
        QuickFilter filter,
        Optional<String> session,
        Optional<String> tag,
        Optional<String> before) {
    public static final RunQuery ALL =
            new RunQuery("", QuickFilter.ALL, Optional.empty(), Optional.empty(), Optional.empty());

    /// The kinds of run that a person looks for.
    public enum QuickFilter {
        ALL,
        /// The user saw the reply.
        SURFACED,
        /// The first layer stopped it.
        BLOCKED_AT_INPUT,
        /// The second layer stopped it.
        WITHHELD_AT_OUTPUT,
        /// A person should look: held, high-risk, or a verdict that asks for review.
        NEEDS_REVIEW,
        /// The API refused, or the model declined.
        REFUSED,
        /// There was no complete reply, or none over policy: by request id and stop reason.
        FAILURES,
        /// Some of the reply was shown before it was taken back.
        LEAKED,
        /// A person labelled the prompt or the reply.
        LABELLED,
        LABELLED_HARMFUL,
        LABELLED_HARMLESS,
        DELETED
    }

    public RunQuery matching(String newWords) {
        return new RunQuery(newWords, filter, session, tag, before);
    }

    public RunQuery filtered(QuickFilter newFilter) {
        return new RunQuery(words, newFilter, session, tag, before);
    }

    public RunQuery inSession(Optional<String> newSession) {
        return new RunQuery(words, filter, newSession, tag, before);
    }

    public RunQuery tagged(Optional<String> newTag) {
        return new RunQuery(words, filter, session, newTag, before);
    }

    public RunQuery before(Optional<String> id) {
        return new RunQuery(words, filter, session, tag, id);
    }
}

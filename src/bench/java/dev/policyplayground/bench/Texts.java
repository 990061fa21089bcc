package dev.policyplayground.bench;

/// Texts to judge, made up for measuring. Stateless.
final class Texts {
    private static final String LETTER =
            "I run a small online shop for garden tools, and my customers often write to me about late parcels. "
                    + "Please draft a friendly answer that says we are sorry, that the parcel left our store on Monday, "
                    + "and that they can follow it with the number in the mail. Keep it under one hundred words, and do "
                    + "not promise a date! Also, could you suggest how I should organise the replies so that my colleague "
                    + "can find the right one quickly? We use a shared folder at the moment, with about forty documents "
                    + "in it. Some of them are old and repeat each other. I would like a table with a short title, the "
                    + "case it is for, and the text itself. If you think a different tool would be better for two people, "
                    + "tell me which and why; we have no budget for it this year, but we might next spring. Last, please "
                    + "check this sentence for mistakes: The hedge trimmer was send back because the blade is bended, the "
                    + "customer want the money or a other one. Thanks a lot, and have a good day from all of us here at "
                    + "the shop by the river bank, where 3 of 20 are new. ";

    private Texts() {}

    /// Everyday prose of so many characters.
    static String prose(int length) {
        return LETTER.repeat(length / LETTER.length() + 1).substring(0, length);
    }
}

package dev.policyplayground.json;

/// A text was not the JSON it should be. The message says what is wrong, in words for a person, and
/// quotes nothing of the text.
public final class JsonFault extends Exception {

    private final String reason;

    public JsonFault(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// What is wrong, for a person.
    public String reason() {
        return reason;
    }

    static String reason(Throwable e) {
        String said = e.getMessage() == null ? "" : e.getMessage();
        int at = said.indexOf(" at line ");
        int path = said.indexOf(" path ", Math.max(at, 0));
        String where = at < 0 ? "" : said.substring(at, path < 0 ? said.length() : path);
        return said.contains("End of input") || e instanceof java.io.EOFException
                ? "not complete JSON" + where
                : "not valid JSON" + where;
    }
}

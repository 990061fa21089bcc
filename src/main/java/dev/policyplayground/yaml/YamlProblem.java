package dev.policyplayground.yaml;

/// One thing that is wrong in a YAML file: what, and where. Lines and columns count from 1.
public record YamlProblem(String source, int line, int column, String message) {
    /// A place in a file; line and column count from 1.
    record Place(int line, int column) {}

    /// `file:line:column: message`, the form that editors make clickable.
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + message;
    }
}

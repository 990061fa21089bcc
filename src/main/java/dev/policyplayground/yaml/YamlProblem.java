package dev.policyplayground.yaml;

/// One thing that is wrong in a YAML file: what, and where. Lines and columns count from 1.
public record YamlProblem(String source, int line, int column, String message) {

    /// `file:line:column: message`, the form that editors make clickable.
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + message;
    }
}

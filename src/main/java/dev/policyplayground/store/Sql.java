package dev.policyplayground.store;

import java.util.Collections;

/// Builds statements. Stateless.
final class Sql {
    private Sql() {}

    /// `INSERT INTO table (columns) VALUES (?,…)`, a place for each column, in their order: a
    /// column that a migration adds never shifts the values of the others.
    static String insert(String table, String... columns) {
        return "INSERT INTO "
                + table
                + " ("
                + String.join(", ", columns)
                + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.length, "?"))
                + ")";
    }
}

package dev.policyplayground.catalog;

import java.nio.file.Path;
import java.util.Optional;

/// The prices in force, and where they come from. Immutable.
///
/// @param file the user's own file, when its prices are the ones in force; empty for the bundled
///   ones
/// @param problem why the user's file is not in force though it is there; names the file, and the
///   line where there is one
public record PriceReading(PriceTable table, Optional<Path> file, Optional<String> problem) {}

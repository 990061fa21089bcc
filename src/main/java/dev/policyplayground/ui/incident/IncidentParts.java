package dev.policyplayground.ui.incident;

import dev.policyplayground.incident.ReplayBench;
import dev.policyplayground.incident.TrafficHour;
import dev.policyplayground.run.KeyHealth;

/// What the key incident works with. Immutable.
///
/// @param key the playground's own simulated key
public record IncidentParts(KeyHealth key, ReplayBench bench, TrafficHour hour) {}

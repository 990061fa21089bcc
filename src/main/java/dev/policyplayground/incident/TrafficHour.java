package dev.policyplayground.incident;

import java.util.List;

/// An hour of traffic at one deployment: its system prompt and its requests, in their order.
/// Immutable. Read from `hour.yaml` by [HourReader].
public record TrafficHour(String system, List<HourRequest> requests) {
    public TrafficHour {
        requests = List.copyOf(requests);
    }

    /// How many requests are good ones.
    public int good() {
        return (int) requests.stream().filter(r -> !r.isOverPolicy()).count();
    }
}

package dev.policyplayground.incident;

import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads an hour of traffic from YAML and reports everything that is wrong with it at once, with
/// line and column. One instance reads one file; not safe for several threads.
public final class HourReader {
    private static final int LAST_MINUTE = 59;
    // A replay shows a row for each.
    private static final int MOST_REQUESTS = 500;

    private final YamlReader yaml;
    private int latest;

    private HourReader(String source) {
        yaml = new YamlReader(source);
    }

    /// @param source the file's name, as messages should give it
    /// @param text the file's content
    public static HourReading read(String source, String text) {
        return new HourReader(source).read(text);
    }

    private HourReading read(String text) {
        Optional<TrafficHour> hour = yaml.readMapping(text).map(this::hour);
        return hour.isPresent() && yaml.problems().isEmpty()
                ? new HourReading.Read(hour.get())
                : new HourReading.Refused(yaml.problems());
    }

    private TrafficHour hour(Mapping root) {
        yaml.onlyKnown(root, Set.of("system", "requests"));
        List<Mapping> items = yaml.mappings(root, "requests");
        if (items.isEmpty()) {
            yaml.problem(root, "an hour needs 'requests' with at least one request");
        } else if (items.size() > MOST_REQUESTS) {
            yaml.problem(
                    items.get(MOST_REQUESTS),
                    "an hour has at most " + MOST_REQUESTS + " requests, not " + items.size());
        }
        List<HourRequest> requests = new ArrayList<>();
        items.forEach(item -> requests.add(request(item)));
        return new TrafficHour(yaml.text(root, "system").orElse(""), requests);
    }

    private HourRequest request(Mapping map) {
        yaml.onlyKnown(map, Set.of("minute", "prompt", "over_policy"));
        return new HourRequest(minute(map), yaml.requiredText(map, "prompt"), isOverPolicy(map));
    }

    private int minute(Mapping map) {
        Optional<YamlNode> node = yaml.member(map, "minute");
        if (node.isEmpty()) {
            yaml.problem(map, "'minute' is missing");
            return latest;
        }
        if (!(node.get() instanceof Scalar scalar) || !scalar.text().matches("[0-9]{1,2}")) {
            yaml.problem(node.get(), wholeMinutes());
            return latest;
        }
        int minute = Integer.parseInt(scalar.text());
        if (minute > LAST_MINUTE) {
            yaml.problem(scalar, wholeMinutes());
            return latest;
        }
        if (minute < latest) {
            yaml.problem(
                    scalar, "minute " + minute + " comes after minute " + latest + " in the file");
        }
        latest = Math.max(latest, minute);
        return minute;
    }

    private static String wholeMinutes() {
        return "'minute' must be a whole number from 0 to " + LAST_MINUTE;
    }

    private boolean isOverPolicy(Mapping map) {
        Optional<YamlNode> node = yaml.member(map, "over_policy");
        if (node.isEmpty()) {
            return false;
        }
        String word = node.get() instanceof Scalar scalar ? scalar.text() : "";
        if (!word.equals("true") && !word.equals("false")) {
            yaml.problem(node.get(), "'over_policy' must be true or false");
        }
        return word.equals("true");
    }
}

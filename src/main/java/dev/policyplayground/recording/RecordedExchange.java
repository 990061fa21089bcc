package dev.policyplayground.recording;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One request to the Messages API and its answer, with the pace at which it came. Immutable. Holds
/// no key; whoever records sees to it that the texts hold no secret.
///
/// @param at when it was recorded
/// @param request the request's body
/// @param status the HTTP status; 200 also for a stream that broke off
/// @param headers the answer's, names in lower case
/// @param events of a stream, in order; empty for an answer in one piece
/// @param body of an answer in one piece; empty for a stream
/// @param total from sending to the last byte
public record RecordedExchange(
        Instant at,
        JsonNode request,
        int status,
        Map<String, String> headers,
        List<Event> events,
        String body,
        Duration total) {
    /// What stands in `recording` of each line.
    public static final int FORMAT = 1;

    private static final int MOST_EVENTS = 1_000_000;

    /// @param after from sending to this event
    /// @param data the event's `data`, a JSON object whose `type` is the event's name
    public record Event(Duration after, String data) {
        /// The event's name; empty where the data names none.
        public String type() {
            return JsonNode.parseOrMissing(data).get("type").textOrEmpty();
        }
    }

    public RecordedExchange {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        events = List.copyOf(events);
    }

    public boolean isStream() {
        return !events.isEmpty();
    }

    /// True when `other` asks the same: model, system prompt and conversation.
    public boolean asks(JsonNode other) {
        return List.of("model", "system", "messages").stream()
                .allMatch(name -> request.get(name).equals(other.get(name)));
    }

    /// One line of a recording.
    public JsonNode toJson() {
        JsonNode told = JsonNode.object();
        headers.forEach(told::put);
        JsonNode json =
                JsonNode.object()
                        .put("recording", FORMAT)
                        .put("at", at.toString())
                        .put("request", request)
                        .put("status", status)
                        .put("headers", told)
                        .put("ms", total.toMillis());
        if (!isStream()) {
            return json.put("body", body);
        }
        JsonNode list = JsonNode.array();
        for (Event event : events) {
            list.add(JsonNode.object().put("ms", event.after.toMillis()).put("data", event.data));
        }
        return json.put("events", list);
    }

    /// @throws JsonFault naming what is not there
    public static RecordedExchange read(JsonNode json) throws JsonFault {
        if (json.get("recording").count() != FORMAT) {
            throw new JsonFault("no recorded exchange of format " + FORMAT);
        }
        if (!json.get("request").isObject()) {
            throw new JsonFault("no 'request'");
        }
        long status = json.get("status").count();
        if (status < 100 || status > 599) {
            throw new JsonFault("'status' must be an HTTP status");
        }
        Map<String, String> headers = new TreeMap<>();
        JsonNode told = json.get("headers");
        told.names().forEach(name -> headers.put(name, told.get(name).textOrEmpty()));
        List<Event> events = new ArrayList<>();
        for (JsonNode event : json.get("events").items()) {
            if (events.size() == MOST_EVENTS) {
                throw new JsonFault("more than " + MOST_EVENTS + " events");
            }
            String data =
                    event.get("data")
                            .asText()
                            .orElseThrow(() -> new JsonFault("an event without 'data'"));
            events.add(new Event(Duration.ofMillis(event.get("ms").count()), data));
        }
        return new RecordedExchange(
                time(json),
                json.get("request"),
                (int) status,
                headers,
                events,
                json.get("body").textOrEmpty(),
                Duration.ofMillis(json.get("ms").count()));
    }

    private static Instant time(JsonNode json) throws JsonFault {
        try {
            return Instant.parse(json.get("at").textOrEmpty());
        } catch (DateTimeException e) {
            throw new JsonFault("'at' must be a time such as 2026-11-22T09:30:00Z");
        }
    }
}

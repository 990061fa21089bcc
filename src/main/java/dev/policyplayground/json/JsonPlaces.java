package dev.policyplayground.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says on which line of a file something stands, for messages. Stateless.
public final class JsonPlaces {
    // The reader names its place in its own description, and nowhere else.
    private static final Pattern LINE = Pattern.compile(" at line (\\d+)");

    private JsonPlaces() {}

    /// The line (from 1) on which each item of the root's array `name` begins; none when `text` is
    /// not JSON or has no such array.
    public static List<Integer> ofItems(String text, String name) {
        List<Integer> lines = new ArrayList<>();
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.beginObject();
            while (reader.hasNext()) {
                if (!reader.nextName().equals(name)) {
                    reader.skipValue();
                    continue;
                }
                reader.beginArray();
                while (reader.hasNext()) {
                    lines.add(line(reader));
                    reader.skipValue();
                }
                reader.endArray();
            }
            return lines;
        } catch (IOException | IllegalStateException e) {
            return List.of();
        }
    }

    // To be asked after hasNext(), which has gone on to where the item begins.
    private static int line(JsonReader reader) {
        Matcher place = LINE.matcher(reader.toString());
        return place.find() ? Integer.parseInt(place.group(1)) : 0;
    }
}

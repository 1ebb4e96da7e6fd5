package org.featurescope.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads server-sent events as the standard says, for tests. */
public final class Sse implements AutoCloseable {
    private final BufferedReader lines;

    public record Event(String id, String name, JsonNode data) {}

    public Sse(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next event; nothing at the end of the stream. */
    public Optional<Event> next() throws IOException {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(id, name, new JsonMapper().readTree(data.toString())));
            }
        }
        return Optional.empty();
    }

    /** The next event of that name. */
    public Event next(String name) throws IOException {
        while (true) {
            Event event = next().orElseThrow();
            if (event.name().equals(name)) {
                return event;
            }
        }
    }

    /** All events to the end of the stream. */
    public List<Event> rest() throws IOException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            events.add(event.get());
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

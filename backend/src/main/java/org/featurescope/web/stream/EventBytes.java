package org.featurescope.web.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Server-sent events as bytes. */
public final class EventBytes {
    private EventBytes() {}

    /**
     * Returns an event.
     *
     * @param id the event's id; empty for none
     * @param event the event's name
     * @param json the data, without line breaks
     */
    public static byte[] of(OptionalLong id, String event, byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 64);
        if (id.isPresent()) {
            bytes.writeBytes(utf8("id: " + id.getAsLong() + "\n"));
        }
        bytes.writeBytes(utf8("event: " + event + "\ndata: "));
        bytes.writeBytes(json);
        bytes.writeBytes(utf8("\n\n"));
        return bytes.toByteArray();
    }

    /** Returns a comment, which clients ignore. It keeps proxies from closing the connection. */
    static byte[] heartbeat() {
        return utf8(": still here\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

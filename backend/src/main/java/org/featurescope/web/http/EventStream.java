package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Server-sent events, written on the request's own thread; each is on the wire when its method returns. A method that
 * throws says that the client has gone.
 */
public final class EventStream {
    static final String TYPE = "text/event-stream";

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the answer. Nothing may be answered otherwise after that. */
    public static EventStream open(Context ctx) throws IOException {
        ctx.res().setStatus(200);
        ctx.res().setContentType(TYPE);
        ctx.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
        ctx.res().setHeader("Cache-Control", "no-store");
        // keeps a proxy in front from collecting the events
        ctx.res().setHeader("X-Accel-Buffering", "no");
        ctx.res().flushBuffer();
        return new EventStream(ctx.res().getOutputStream());
    }

    /** Sends an event that nobody resumes from; {@code json} is one line. */
    public void send(String event, byte[] json) throws IOException {
        send(OptionalLong.empty(), event, json);
    }

    /** Sends an event; {@code json} is one line. */
    public void send(OptionalLong id, String event, byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 64);
        if (id.isPresent()) {
            bytes.writeBytes(("id: " + id.getAsLong() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(json);
        bytes.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        write(bytes.toByteArray());
    }

    /** A line that clients overlook; it keeps the connection open, or shows that it is not. */
    public void heartbeat() throws IOException {
        write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}

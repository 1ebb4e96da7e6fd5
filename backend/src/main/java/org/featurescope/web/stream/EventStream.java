package org.featurescope.web.stream;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Writes server-sent events on the thread of the request. Each event is flushed before its method returns. The methods
 * throw {@link IOException} if the client has disconnected.
 */
public final class EventStream {
    private static final String TYPE = "text/event-stream";

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the answer. After that nothing but events may be sent. */
    public static EventStream open(Context ctx) throws IOException {
        setHeaders(ctx);
        ctx.res().flushBuffer();
        return new EventStream(ctx.res().getOutputStream());
    }

    /** Sets the status and the headers of a stream of events. */
    static void setHeaders(Context ctx) {
        ctx.res().setStatus(200);
        ctx.res().setContentType(TYPE);
        ctx.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
        ctx.res().setHeader("Cache-Control", "no-store");
        // keeps a reverse proxy from buffering the events
        ctx.res().setHeader("X-Accel-Buffering", "no");
    }

    /**
     * Sends an event without an id, after which a client cannot resume.
     *
     * @param json the data, without line breaks
     */
    public void send(String event, byte[] json) throws IOException {
        out.write(EventBytes.of(OptionalLong.empty(), event, json));
        out.flush();
    }
}

package org.featurescope.web.stream;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.featurescope.web.http.ConcurrencyLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that receives a stream of events. No thread waits for it: the next events are fetched when it has taken what
 * was written before, so for a slow one nothing queues.
 *
 * <p>All methods but the constructor are called by the thread of {@link EventStreams}. Jetty's threads only set the two
 * volatile fields.
 */
final class Viewer {
    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);

    /** The bytes that the operating system keeps for a client that does not read. */
    private static final int SEND_BUFFER = 16 << 10;

    private final EventSource source;
    private final ConcurrencyLimit.Permit permit;
    private final Response response;
    private final EndPoint connection;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Whether bytes are being written that the client has not taken yet. */
    private volatile boolean writing;

    /** Whether the client has closed its connection or has read nothing for too long. */
    private volatile boolean gone;

    private long nextHeartbeat;
    private boolean begun;

    /**
     * Begins the answer to a request.
     *
     * @param source the events, which are closed with the stream
     * @param permit is closed with the stream
     */
    Viewer(Context ctx, EventSource source, ConcurrencyLimit.Permit permit) {
        this.source = source;
        this.permit = permit;
        EventStream.setHeaders(ctx);
        ctx.res().setHeader(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
        this.response = innermost(request.getServletContextResponse());
        this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
        keepLittle(connection);
        // the client has sent its only request, so what can be read is the end
        connection.fillInterested(
                Callback.from(Callback.InvocationType.NON_BLOCKING, () -> gone = true, failure -> gone = true));
        ctx.future(() -> ended);
    }

    /** Returns the response of the connection, whose writes do not wait and wake no thread. */
    private static Response innermost(Response response) {
        Response inner = response;
        while (inner instanceof Response.Wrapper wrapper) {
            inner = wrapper.getWrapped();
        }
        return inner;
    }

    private static void keepLittle(EndPoint connection) {
        if (connection instanceof SocketChannelEndPoint socket) {
            try {
                socket.getChannel().setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            } catch (IOException e) {
                LOG.debug("a viewer has disconnected: {}", e.toString());
            }
        }
    }

    /**
     * Sends what is new, if the client has taken what was sent before.
     *
     * @param encoded the events that are encoded already, by their keys
     * @param now a value of {@link System#nanoTime}
     * @param heartbeat the nanoseconds without events after which a heartbeat is sent
     * @return whether the stream goes on
     */
    boolean goOn(Map<Object, byte[]> encoded, long now, long heartbeat) {
        if (gone) {
            return false;
        }
        if (writing) {
            // Jetty's idle timeout ends a client that takes nothing
            return true;
        }
        List<SharedEvent> events = source.next();
        if (events.isEmpty() && source.isOver()) {
            return false;
        }
        if (!events.isEmpty()) {
            write(joined(events, encoded));
        } else if (!begun || now - nextHeartbeat >= 0) {
            write(EventBytes.heartbeat());
        } else {
            return true;
        }
        begun = true;
        nextHeartbeat = now + heartbeat;
        return true;
    }

    private static byte[] joined(List<SharedEvent> events, Map<Object, byte[]> encoded) {
        if (events.size() == 1) {
            return bytes(events.get(0), encoded);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        events.forEach(event -> joined.writeBytes(bytes(event, encoded)));
        return joined.toByteArray();
    }

    private static byte[] bytes(SharedEvent event, Map<Object, byte[]> encoded) {
        return encoded.computeIfAbsent(event.key(), key -> event.encoded().get());
    }

    private void write(byte[] bytes) {
        writing = true;
        response.write(
                false,
                ByteBuffer.wrap(bytes),
                Callback.from(Callback.InvocationType.NON_BLOCKING, () -> writing = false, failure -> gone = true));
    }

    /** Ends the stream. */
    void end() {
        source.close();
        permit.close();
        if (gone || writing) {
            connection.close();
        }
        ended.complete(null);
    }
}

package org.featurescope.web;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The other end of a camera's socket. */
public final class CameraClient implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init") // set when it is open
    private WebSocket socket;

    /** How the server closed. */
    public record Closed(int code, String reason) {}

    private CameraClient() {}

    public static CameraClient open(WebSocket.Builder builder, URI address) {
        CameraClient client = new CameraClient();
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    public void send(ByteBuffer message) {
        try {
            // the platform's client masks a little-endian buffer the wrong way round; a duplicate is big-endian
            socket.sendBinary(message.duplicate(), true).join();
        } catch (CompletionException e) {
            // the server has closed already; closed() tells how
            heard.add(e);
        }
    }

    public void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next answer, which must come before the server closes. */
    public ByteBuffer answer() {
        return (ByteBuffer) next();
    }

    /** Whether the next thing heard is an answer. */
    public boolean isAnswered() {
        return next() instanceof ByteBuffer;
    }

    public Closed closed() {
        Object next = next();
        return next instanceof CompletionException ? closed() : (Closed) next;
    }

    private Object next() {
        try {
            return heard.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        parts.writeBytes(part);
        if (last) {
            heard.add(ByteBuffer.wrap(parts.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
            parts.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        heard.add(new Closed(1006, String.valueOf(error)));
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(gone -> socket)
                .join();
    }
}

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

/** The other end of a socket of the server. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("NullAway.Init") // set when it is open
    private WebSocket socket;

    /** How the server closed. */
    public record Closed(int code, String reason) {}

    private final boolean reads;

    private SocketClient(boolean reads) {
        this.reads = reads;
    }

    public static SocketClient open(WebSocket.Builder builder, URI address) {
        return open(builder, address, true);
    }

    /** Opens a socket and never reads from it. */
    public static SocketClient deaf(WebSocket.Builder builder, URI address) {
        return open(builder, address, false);
    }

    private static SocketClient open(WebSocket.Builder builder, URI address, boolean reads) {
        SocketClient client = new SocketClient(reads);
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
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

    /** The next text, which must come before the server closes. */
    public String text() {
        return (String) next();
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
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(text.toString());
            text.setLength(0);
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

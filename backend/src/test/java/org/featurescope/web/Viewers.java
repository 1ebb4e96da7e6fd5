package org.featurescope.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many connections that ask for something and read the answers, or do not, all on one thread; for tests. */
public final class Viewers implements AutoCloseable {
    private static final int LITTLE = 4096;

    private final int port;
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "viewers");
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Connects to a port of the loopback address. */
    public Viewers(int port) {
        this.port = port;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.start();
    }

    /** A connection. */
    public static final class Viewer {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final StringBuffer tail = new StringBuffer();
        private volatile boolean reads;
        private volatile int status;
        private volatile long bytes;
        private volatile long ticks;
        private volatile boolean hasLast;
        private volatile boolean isClosed;

        private Viewer(SocketChannel channel, ByteBuffer request, boolean reads) {
            this.channel = channel;
            this.request = request;
            this.reads = reads;
        }

        /** Returns whether it reads the answer. */
        public boolean reads() {
            return reads;
        }

        /** Returns the status of the answer; 0 as long as there is none. */
        public int status() {
            return status;
        }

        /** Returns the number of events. */
        public long events() {
            return ticks;
        }

        /** Returns the number of bytes. */
        public long bytes() {
            return bytes;
        }

        /** Returns whether the last event of a figure has come. */
        public boolean hasLast() {
            return hasLast;
        }

        /** Returns whether the server has ended the connection. */
        public boolean isClosed() {
            return isClosed;
        }

        /** Returns the latest characters. */
        public String tail() {
            return tail.toString();
        }

        /** Vanishes. */
        public void leave() throws IOException {
            channel.close();
        }

        private void received(String text) {
            bytes += text.length();
            // an event may come in two parts
            int known = tail.length();
            tail.append(text);
            if (status == 0 && tail.length() > "HTTP/1.1 200".length()) {
                status = Integer.parseInt(tail.substring(9, 12));
            }
            String event = "event: ";
            for (int at = tail.indexOf(event, Math.max(0, known - event.length() + 1));
                    at >= 0;
                    at = tail.indexOf(event, at + 1)) {
                ticks++;
            }
            hasLast |= tail.indexOf("event: done") >= 0 || tail.indexOf("event: cancelled") >= 0;
            tail.delete(0, Math.max(0, tail.length() - 500));
        }
    }

    /**
     * Adds a connection.
     *
     * @param path the path that it asks for
     * @param address the address that the header {@code X-Forwarded-For} names
     * @param reads whether it reads the answer; else its receive buffer is small
     * @param headers further headers, each with a line break at its end
     */
    public Viewer add(String path, String address, boolean reads, String headers) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (!reads) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, LITTLE);
            }
            String request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: %s\r\n%s\r\n"
                    .formatted(path, address, headers);
            Viewer viewer = new Viewer(channel, ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)), reads);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            viewers.add(viewer);
            channel.register(selector, SelectionKey.OP_CONNECT, viewer);
            selector.wakeup();
            return viewer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a connection that reads. */
    public Viewer add(String path, String address) {
        return add(path, address, true, "");
    }

    /** Lets all read from now on. */
    public void letRead() {
        for (Viewer viewer : viewers) {
            viewer.reads = true;
            SelectionKey key = viewer.channel.keyFor(selector);
            if (key != null && key.isValid()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        }
        selector.wakeup();
    }

    /** Returns all connections. */
    public List<Viewer> all() {
        return viewers;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (!closed) {
            try {
                selector.select(key -> serve(key, buffer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void serve(SelectionKey key, ByteBuffer buffer) {
        Viewer viewer = (Viewer) key.attachment();
        try {
            if (key.isConnectable()) {
                viewer.channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                viewer.channel.write(viewer.request);
                if (!viewer.request.hasRemaining()) {
                    key.interestOps(viewer.reads ? SelectionKey.OP_READ : 0);
                }
            } else if (key.isReadable()) {
                read(viewer, buffer);
            }
        } catch (IOException e) {
            viewer.isClosed = true;
            key.cancel();
        }
    }

    private static void read(Viewer viewer, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (viewer.channel.read(buffer) < 0) {
            viewer.isClosed = true;
            viewer.channel.close();
            return;
        }
        buffer.flip();
        viewer.received(StandardCharsets.ISO_8859_1.decode(buffer).toString());
    }

    /** Lets all vanish. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (Viewer viewer : viewers) {
                viewer.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

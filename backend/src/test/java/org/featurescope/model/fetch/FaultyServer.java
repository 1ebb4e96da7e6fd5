package org.featurescope.model.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address whose answers are scripted: the last of them is repeated. */
final class FaultyServer implements AutoCloseable {
    static final String TAG = "\"v1\"";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpHandler> answers;
    private final AtomicInteger count = new AtomicInteger();
    /** The header {@code Range} of each request, or nothing. */
    final List<Optional<String>> ranges = new CopyOnWriteArrayList<>();

    FaultyServer(HttpHandler... answers) throws IOException {
        this.answers = List.of(answers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        ranges.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")));
        try (exchange) {
            answers.get(Math.min(count.getAndIncrement(), answers.size() - 1)).handle(exchange);
        }
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:%d/files".formatted(server.getAddress().getPort()));
    }

    /** Settings with this server as the mirror, which wait for next to nothing. */
    DownloadSettings settings() {
        return new DownloadSettings(
                Optional.of(address()), Optional.empty(), Duration.ofSeconds(5), Duration.ofMillis(1));
    }

    int requests() {
        return count.get();
    }

    /** Sends a file, or the part of it that is asked for if the file is still the one with the tag. */
    static HttpHandler file(byte[] file, String tag) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            exchange.getResponseHeaders().set("ETag", tag);
            boolean isPart =
                    range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
            int from = isPart ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            if (isPart) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
            }
            exchange.sendResponseHeaders(isPart ? 206 : 200, file.length - from);
            exchange.getResponseBody().write(file, from, file.length - from);
        };
    }

    /** Promises the whole rest of a file, sends only some bytes of it, and ends the connection. */
    static HttpHandler dropping(byte[] file, int bytes) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders().set("ETag", TAG);
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(file, from, Math.min(file.length, from + bytes)));
            exchange.getResponseBody().flush();
        };
    }

    static HttpHandler redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

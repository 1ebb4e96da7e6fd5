package org.featurescope.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A web host of somebody else that knows nothing but files: a folder. */
final class StaticSite implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "jpg",
            "image/jpeg",
            "png",
            "image/png",
            "svg",
            "image/svg+xml",
            "txt",
            "text/plain");

    private final HttpServer server;
    private final Path folder;

    StaticSite(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = folder.resolve(path.substring(1)).normalize();
        boolean isThere = file.startsWith(folder) && Files.isRegularFile(file);
        byte[] body = isThere ? Files.readAllBytes(file) : new byte[0];
        String extension = path.substring(path.lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        // browsers ask for an icon, which nobody misses
        int status = isThere ? 200 : path.equals("/favicon.ico") ? 204 : 404;
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The address of the host, without a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Unpacks an archive into a folder; returns the folder in it. */
    static Path unpacked(byte[] zip, Path folder) throws IOException {
        Path within = folder;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("a file lies outside of the archive: " + entry.getName());
                }
                Files.createDirectories(file.resolveSibling("."));
                Files.write(file, in.readAllBytes());
                within = folder.resolve(folder.relativize(file).getName(0));
            }
        }
        return within;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package org.featurescope.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A site of somebody else: plain pages from another origin. */
final class OtherSite implements BeforeAllCallback, AfterAllCallback {
    private @Nullable HttpServer site;
    private volatile String article = "";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", exchange -> {
            boolean isPage = exchange.getRequestURI().getPath().equals("/article");
            byte[] body = isPage ? article.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        started.start();
        site = started;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(site).stop(0);
    }

    /** The address of a page with {@code body} in it, until the next is asked for. */
    String article(String body) {
        article =
                "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>An article</title><main><h1>An article</h1>"
                        + body + "</main>";
        return "http://127.0.0.1:%d/article"
                .formatted(Objects.requireNonNull(site).getAddress().getPort());
    }
}

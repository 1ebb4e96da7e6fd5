package org.featurescope.model.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How files are downloaded.
 *
 * @param mirror the address of a folder that has the archives by their file names, asked in place of the catalogue's
 *     addresses
 * @param proxy the HTTP proxy through which files are downloaded
 * @param patience how long a connection may stand still
 * @param pause how long to wait before the second attempt; later ones wait twice as long each
 */
public record DownloadSettings(Optional<URI> mirror, Optional<URI> proxy, Duration patience, Duration pause) {
    /** The variable of the environment that names the mirror. */
    public static final String MIRROR = "FEATURESCOPE_MIRROR";
    /** The variable of the environment that names the proxy. */
    public static final String PROXY = "HTTPS_PROXY";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int USUAL_PROXY_PORT = 8080;

    /**
     * Returns settings of what the user gave; empty texts count as none.
     *
     * @throws InvalidInputException if one is no address
     */
    public static DownloadSettings of(String mirror, String proxy) {
        return new DownloadSettings(
                address("mirror", mirror),
                address("proxy", proxy.isBlank() || proxy.contains("://") ? proxy : "http://" + proxy),
                PATIENCE,
                PAUSE);
    }

    /** Returns the settings of the process's environment. */
    public static DownloadSettings of(Map<String, String> environment) {
        return of(environment.getOrDefault(MIRROR, ""), environment.getOrDefault(PROXY, ""));
    }

    private static Optional<URI> address(String field, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text.strip());
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(field, text, e);
        }
        throw noAddress(field, text, null);
    }

    private static InvalidInputException noAddress(
            String field, String text, @Nullable IllegalArgumentException cause) {
        String message =
                "%s must be an address such as https://example.org/networks, but is \"%s\"".formatted(field, text);
        return cause == null
                ? new InvalidInputException(field, message)
                : new InvalidInputException(field, message, cause);
    }

    /** Returns the proxy for connections. */
    Proxy connection() {
        return proxy.map(address -> new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(
                                address.getHost(), address.getPort() < 0 ? USUAL_PROXY_PORT : address.getPort())))
                .orElse(Proxy.NO_PROXY);
    }

    /** Returns the address from which a network's archive is downloaded. */
    URI addressOf(KnownNetwork network) {
        return mirror.map(base -> URI.create(base.toString().replaceFirst("/*$", "/") + network.fileName()))
                .orElse(network.address());
    }
}

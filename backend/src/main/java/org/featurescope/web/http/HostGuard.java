package org.featurescope.web.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests by which pages of other sites try to use a server that only its own machine should reach.
 *
 * <p>A page can make a browser send requests to any address. By DNS rebinding it can even make the browser treat them
 * as requests to the page's own site: the site's name resolves to 127.0.0.1 after a while, so the browser sends this
 * name in {@code Host} and the site's origin in {@code Origin} (Jackson et al., Protecting Browsers from DNS Rebinding
 * Attacks, 2007, doi:10.1145/1315245.1315298). Therefore every request but {@value #OPEN} is answered only if
 * {@code Host} is a loopback name, the address at which the server listens, or a name that the operator allowed. A server
 * that listens at another address than a loopback one, and for which the operator allowed no names, also accepts every IP
 * address and the name of its machine: an address cannot be rebound. The check does not depend on the path, so no
 * spelling of a path passes beside it.
 *
 * <p>Requests that change something are also refused if {@code Origin} or {@code Sec-Fetch-Site} (W3C Fetch Metadata)
 * says that a page of another site sent them.
 */
public final class HostGuard {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|::1");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(?:%[^]]*)?]");

    /** The path that is answered under every host name, for programs that watch whether the server runs. */
    public static final String OPEN = "/healthz";

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final String listensAt;
    private final Set<String> allowed = new TreeSet<>();
    private final boolean acceptsAddresses;
    private final boolean isOwnersMachine;

    /**
     * Creates a guard.
     *
     * @param listensAt the address at which the server listens
     * @param allowed names and addresses that the operator allows, without a port
     */
    public HostGuard(String listensAt, Collection<String> allowed) {
        this.listensAt = name(listensAt);
        allowed.forEach(host -> this.allowed.add(name(host)));
        this.acceptsAddresses = !isLoopback(this.listensAt) && this.allowed.isEmpty();
        if (acceptsAddresses) {
            machineName().ifPresent(this.allowed::add);
        }
        this.isOwnersMachine = isLoopback(this.listensAt) && this.allowed.isEmpty();
    }

    private static Optional<String> machineName() {
        try {
            return Optional.of(name(InetAddress.getLocalHost().getHostName()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        if (LOOPBACK.matcher(host).matches()) {
            return true;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns whether it accepts IP addresses, because the server does not know its names. */
    public boolean acceptsAddresses() {
        return acceptsAddresses;
    }

    /** Returns whether only programs and pages on the server's own machine reach it. */
    public boolean isOwnersMachine() {
        return isOwnersMachine;
    }

    /** Returns a host in lower case, without its port and without a dot at the end. */
    private static String name(String host) {
        String bare = host.strip().toLowerCase(Locale.ROOT);
        boolean isBareIpv6 = !bare.startsWith("[") && bare.indexOf(':') != bare.lastIndexOf(':');
        String name = isBareIpv6 ? "[" + bare + "]" : PORT.matcher(bare).replaceFirst("");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Returns whether the server accepts a value of the header {@code Host}. */
    public boolean knows(@Nullable String host) {
        String name = name(host == null ? "" : host);
        return LOOPBACK.matcher(name).matches()
                || name.equals(listensAt)
                || allowed.contains(name)
                || (acceptsAddresses && ADDRESS.matcher(name).matches());
    }

    /**
     * Checks a request.
     *
     * @throws HttpProblem with status 421 if the server does not accept the host name, or 403 if a page of another site
     *     sent the request
     */
    public void check(Context ctx) {
        @Nullable String host = ctx.header("Host");
        if (!knows(host) && !(isRead(ctx) && ctx.path().equals(OPEN))) {
            throw HttpProblem.misdirected(
                    ("This server does not accept requests for the host %s, because a page of another site may have"
                                    + " sent them. To accept them, start it with --allow-host %s.")
                            .formatted(shown(host), shown(host)));
        }
        if (!isRead(ctx)) {
            SameOrigin.require(ctx);
            requireOwnSite(ctx);
        }
    }

    private static boolean isRead(Context ctx) {
        HandlerType method = ctx.method();
        return method == HandlerType.GET || method == HandlerType.HEAD || method == HandlerType.OPTIONS;
    }

    /** Refuses requests of pages of other sites, also where the browser names no origin. */
    private static void requireOwnSite(Context ctx) {
        @Nullable String fetchSite = ctx.header("Sec-Fetch-Site");
        if (fetchSite != null && !OWN_SITE.contains(fetchSite)) {
            throw HttpProblem.foreign(
                    "A page of another site sent this request; only pages of this server, and programs"
                            + " other than browsers, may.");
        }
    }

    /** Returns a header's value for use in a message, shortened and without special characters. */
    static String shown(@Nullable String host) {
        String text = host == null ? "" : name(host).replaceAll("[^a-z0-9.:/\\[\\]_-]", "");
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}

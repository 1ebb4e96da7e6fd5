package org.featurescope.web.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
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
 * Attacks, 2007, doi:10.1145/1315245.1315298). Therefore a server that listens at a loopback address accepts requests
 * that change something, uploads and sockets only if {@code Host} is a loopback name, a loopback address, or a name
 * that the operator allowed. A server that listens at another address cannot know its names; it accepts only the names
 * that the operator allowed, if there are any.
 *
 * <p>Requests that change something are also refused if {@code Origin} is another site. Photographs of sets, which may
 * be private, are read under these host names only as well.
 */
public final class HostGuard {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|::1");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private static final String PHOTOGRAPHS = "/api/v1/photograph-sets";

    private final String listensAt;
    private final Set<String> allowed = new TreeSet<>();
    private final boolean isStrict;

    /**
     * Creates a guard.
     *
     * @param listensAt the address at which the server listens
     * @param allowed names and addresses that the operator allows, without a port
     */
    public HostGuard(String listensAt, Collection<String> allowed) {
        this.listensAt = name(listensAt);
        allowed.forEach(host -> this.allowed.add(name(host)));
        this.isStrict = isLoopback(this.listensAt) || !this.allowed.isEmpty();
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

    /** Returns whether only programs and pages on the server's own machine reach it. */
    public boolean isOwnersMachine() {
        return isLoopback(listensAt) && allowed.isEmpty();
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
        if (!isStrict) {
            return true;
        }
        String name = name(host == null ? "" : host);
        return LOOPBACK.matcher(name).matches() || name.equals(listensAt) || allowed.contains(name);
    }

    /**
     * Checks a request. Requests that change nothing and read no photographs of sets are always accepted.
     *
     * @throws HttpProblem with status 421 if the server does not accept the host name, or 403 if a page of another site
     *     sent the request
     */
    public void check(Context ctx) {
        if (!changesSomething(ctx) && !ctx.path().startsWith(PHOTOGRAPHS)) {
            return;
        }
        @Nullable String host = ctx.header("Host");
        if (!knows(host)) {
            throw HttpProblem.misdirected(
                    ("This server does not accept requests for the host %s, because a page of another site may have"
                                    + " sent them. To accept them, start it with --allow-host %s.")
                            .formatted(shown(host), shown(host)));
        }
        @Nullable String origin = ctx.header("Origin");
        if (!SameOrigin.is(origin, host)) {
            throw HttpProblem.foreign(
                    "A page of %s sent this request; only pages of this server, and programs other than browsers, may."
                            .formatted(shown(origin)));
        }
    }

    /** Returns whether a request changes something. A readable link does, because it starts the making of a figure. */
    private static boolean changesSomething(Context ctx) {
        HandlerType method = ctx.method();
        boolean isRead = method == HandlerType.GET || method == HandlerType.HEAD || method == HandlerType.OPTIONS;
        return !isRead || ctx.path().equals("/figure");
    }

    /** Returns a header's value for use in a message, shortened and without special characters. */
    private static String shown(@Nullable String host) {
        String text = host == null ? "" : name(host).replaceAll("[^a-z0-9.:/\\[\\]_-]", "");
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}

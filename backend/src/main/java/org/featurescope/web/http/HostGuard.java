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
 * Keeps pages of other sites from making a server work that only its own machine should reach.
 *
 * <p>A page can send a browser's requests to any address, and by DNS rebinding even have them taken for requests to its own site: its
 * name leads to 127.0.0.1 after a while, so the browser says that name in {@code Host} and that origin in {@code Origin} (Jackson et
 * al., Protecting Browsers from DNS Rebinding Attacks, 2007, doi:10.1145/1315245.1315298). A server that listens at a loopback
 * address therefore does what changes something, takes uploads and opens sockets only under a loopback name or address, or one that
 * the operator allowed. One that listens elsewhere cannot know its names; it keeps to those that the operator allowed, if any.
 *
 * <p>Besides, what changes something is refused where {@code Origin} is another site's.
 */
public final class HostGuard {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|::1");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final String listensAt;
    private final Set<String> allowed = new TreeSet<>();
    private final boolean isStrict;

    /**
     * @param listensAt the address that the server listens at
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

    /** A host without its port, in lower case and without the dot that may end a name. */
    private static String name(String host) {
        String bare = host.strip().toLowerCase(Locale.ROOT);
        boolean isBareIpv6 = !bare.startsWith("[") && bare.indexOf(':') != bare.lastIndexOf(':');
        String name = isBareIpv6 ? "[" + bare + "]" : PORT.matcher(bare).replaceFirst("");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether the server may be called so, by what a request says in {@code Host}. */
    public boolean knows(@Nullable String host) {
        if (!isStrict) {
            return true;
        }
        String name = name(host == null ? "" : host);
        return LOOPBACK.matcher(name).matches() || name.equals(listensAt) || allowed.contains(name);
    }

    /**
     * Passes what changes nothing, and what is asked of this server by a name of its own and not by another site's page.
     *
     * @throws HttpProblem of status 421 or 403
     */
    public void check(Context ctx) {
        if (!changesSomething(ctx)) {
            return;
        }
        @Nullable String host = ctx.header("Host");
        if (!knows(host)) {
            throw HttpProblem.misdirected(
                    ("This server does not answer to the name %s, which a page of another site may have led here. If it should,"
                                    + " start it with --allow-host %s.")
                            .formatted(shown(host), shown(host)));
        }
        @Nullable String origin = ctx.header("Origin");
        if (!SameOrigin.is(origin, host)) {
            throw HttpProblem.foreign(
                    "A page of %s asked for this; only this server's own pages, and programs that are no browsers, may."
                            .formatted(shown(origin)));
        }
    }

    /** A readable link begins a figure, so it changes something though it is only read. */
    private static boolean changesSomething(Context ctx) {
        HandlerType method = ctx.method();
        boolean isRead = method == HandlerType.GET || method == HandlerType.HEAD || method == HandlerType.OPTIONS;
        return !isRead || ctx.path().equals("/figure");
    }

    /** What someone sent, short and printable. */
    private static String shown(@Nullable String host) {
        String text = host == null ? "" : name(host).replaceAll("[^a-z0-9.:/\\[\\]_-]", "");
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}

package org.featurescope.web.http;

import io.javalin.http.Context;
import java.util.List;
import org.featurescope.figure.run.Client;

/** Tells who sends requests to a server that listens at an address, and what they may do. */
public final class AccessControl {
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final Access options;
    private final HostGuard guard;
    private final TrustedProxies proxies;
    private final ClientTokens tokens = new ClientTokens();

    /**
     * Creates the access control of a server.
     *
     * @param listensAt the address at which the server listens
     * @throws org.featurescope.validate.InvalidInputException if an option has an invalid value
     */
    public AccessControl(String listensAt, Access options) {
        this.options = options;
        this.guard = new HostGuard(listensAt, options.allowedHosts());
        this.proxies = new TrustedProxies(options.trustedProxies());
    }

    /** Returns the check of host names. */
    public HostGuard guard() {
        return guard;
    }

    /**
     * Returns whether the server's owner sent a request: whoever sits at a machine that no other machine reaches, neither
     * directly nor through a proxy.
     */
    public boolean isOwner(Context ctx) {
        return guard.isOwnersMachine()
                && proxies.isEmpty()
                && OF_PROXIES.stream().allMatch(header -> ctx.header(header) == null);
    }

    /** Returns who sent a request, as far as the queue of figures tells people apart. */
    public Client client(Context ctx) {
        return new Client(tokens.of(ctx).orElse(""), proxies.client(ctx), isOwner(ctx));
    }

    /** Gives the browser that asks for a page an anonymous token, unless it has one. */
    public void introduce(Context ctx) {
        tokens.give(ctx);
    }

    /** Returns whether whoever reaches the server may change its sets of photographs. */
    public boolean mayChangeSets() {
        return options.allowUploads() || guard.isOwnersMachine();
    }
}

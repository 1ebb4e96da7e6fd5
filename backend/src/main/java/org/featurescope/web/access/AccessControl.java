package org.featurescope.web.access;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.request.Client;
import org.featurescope.web.http.HostGuard;

/** Tells who sends requests to a server that listens at an address, and what they may do. */
public final class AccessControl {
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final Access options;
    private final HostGuard guard;
    private final TrustedProxies proxies;
    private final ClientTokens tokens = new ClientTokens();
    private final OwnerSessions sessions;

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
        this.sessions = new OwnerSessions(options.ownerToken());
    }

    /** Returns the check of host names. */
    public HostGuard guard() {
        return guard;
    }

    /** Returns the sessions in which the owner is signed in. */
    public OwnerSessions sessions() {
        return sessions;
    }

    /**
     * Returns what the operator should know when the server has started: how its owner signs in, and whether it cannot
     * tell its names. Empty for a server that only its own machine reaches.
     */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (guard.acceptsAddresses()) {
            notices.add(
                    "Other machines can reach this server. It answers under IP addresses and the name of its machine;"
                            + " give the name by which readers call it with --allow-host.");
        }
        if (!isOwnersMachine() && options.ownerToken().isEmpty()) {
            notices.add("Its owner signs in at /owner with the token " + sessions.token());
        }
        return notices;
    }

    private boolean isOwnersMachine() {
        return guard.isOwnersMachine() && proxies.isEmpty() && !options.isPublic();
    }

    /**
     * Returns whether the server's owner sent a request: who is signed in, and whoever sits at a machine that no other
     * machine reaches, neither directly nor through a proxy.
     */
    public boolean isOwner(Context ctx) {
        return sessions.isOwner(ctx) || (isOwnersMachine() && isDirect(ctx));
    }

    private static boolean isDirect(Context ctx) {
        return OF_PROXIES.stream().allMatch(header -> ctx.header(header) == null);
    }

    /** Returns who sent a request, as far as the queue of figures tells people apart. */
    public Client client(Context ctx) {
        return new Client(tokens.of(ctx).orElse(""), proxies.client(ctx), isOwner(ctx));
    }

    /**
     * Returns the address of the client that sent a request.
     *
     * @param sender the address from which the request came
     * @param forwardedFor its header {@code X-Forwarded-For}, if it has one
     */
    public String address(String sender, Optional<String> forwardedFor) {
        return proxies.client(sender, forwardedFor);
    }

    /**
     * Returns whether a trusted proxy says that a request reached it by {@code https}.
     *
     * @param sender the address from which the request came
     * @param forwardedProto its header {@code X-Forwarded-Proto}, if it has one
     */
    public boolean isSecure(String sender, Optional<String> forwardedProto) {
        return proxies.isSecure(sender, forwardedProto);
    }

    /** Gives the browser that asks for a page an anonymous token, unless it has one. */
    public void introduce(Context ctx) {
        tokens.give(ctx);
    }

    /** Returns the most that figures may cost which others than the owner request. */
    public CostLimit costLimit() {
        return options.isPublic() ? CostLimit.PUBLIC : CostLimit.DEFAULT;
    }

    /** Returns whether the sender of a request may run own photographs through networks. */
    public boolean maySendPhotographs(Context ctx) {
        return !options.isPublic() || isOwner(ctx);
    }

    /** Returns whether the sender of a request may change the server's sets of photographs. */
    public boolean mayChangeSets(Context ctx) {
        return options.allowUploads() || isOwner(ctx);
    }
}

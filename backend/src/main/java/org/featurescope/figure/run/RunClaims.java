package org.featurescope.figure.run;

import java.util.HashMap;
import java.util.Map;
import org.featurescope.figure.request.Client;

/**
 * Who wants a run: the clients that watch it, and those that asked for it and were promised some time. A client's claim is
 * its own: that another one leaves does not shorten it. Not safe for use by several threads.
 */
final class RunClaims {
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final Map<String, Claim> claims = new HashMap<>();

    private static final class Claim {
        private int viewers;
        private long until;

        Claim(long until) {
            this.until = until;
        }
    }

    RunClaims(SchedulerLimits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
    }

    /** Notes that a client requests the figure, after which the run goes on for some time without viewers. */
    void request(Client client) {
        promise(claims.computeIfAbsent(client.name(), name -> new Claim(ticker.nanos())));
    }

    /** Prolongs the claim of a client that asks how far the run is. Does nothing if it has none. */
    void poll(Client client) {
        Claim claim = claims.get(client.name());
        if (claim != null) {
            promise(claim);
        }
    }

    private void promise(Claim claim) {
        long until = ticker.nanos() + limits.afterLastAsked().toNanos();
        if (until - claim.until > 0) {
            claim.until = until;
        }
    }

    /** Adds a viewer of a client. */
    void addViewer(Client client) {
        claims.computeIfAbsent(client.name(), name -> new Claim(ticker.nanos())).viewers++;
    }

    /** Removes a viewer of a client. After its last one has left, its claim lasts for a short time. */
    void removeViewer(Client client) {
        Claim claim = claims.get(client.name());
        if (claim != null && --claim.viewers <= 0) {
            claim.viewers = 0;
            claim.until = ticker.nanos() + limits.afterLastViewer().toNanos();
        }
    }

    /**
     * Ends the claim of a client. If it has several viewers, those of whom one leaves, the others keep their claim.
     *
     * @return whether the client had one
     */
    boolean release(Client client) {
        Claim claim = claims.get(client.name());
        if (claim == null) {
            return false;
        }
        if (claim.viewers > 1) {
            claim.until = ticker.nanos();
        } else {
            claims.remove(client.name());
        }
        return true;
    }

    /** Returns whether somebody wants the run. */
    boolean isWanted() {
        long now = ticker.nanos();
        return claims.values().stream().anyMatch(claim -> claim.viewers > 0 || claim.until - now >= 0);
    }

    /** Returns the number of viewers. */
    int viewers() {
        return claims.values().stream().mapToInt(claim -> claim.viewers).sum();
    }
}

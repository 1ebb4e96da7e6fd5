package org.featurescope.figure.run;

import java.util.HashMap;
import java.util.Map;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;

/**
 * Who wants a run: the clients that watch it, and those that asked for it and were promised some time. A client's claim is
 * its own: that another one leaves does not shorten it. What a client was promised who said that it would not watch is not
 * shortened either when a page of the same client is closed. Not safe for use by several threads.
 */
final class RunClaims {
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final Map<String, Claim> claims = new HashMap<>();

    /** Of its two times the later one counts. */
    private static final class Claim {
        private int viewers;
        /** Until when the run goes on for pages of the client, which begin to watch it or have just left. */
        private long watchedUntil;
        /** Until when the run goes on for requests of the client without watching. */
        private long promisedUntil;

        Claim(long now) {
            this.watchedUntil = now;
            this.promisedUntil = now;
        }

        boolean lasts(long now) {
            return viewers > 0 || isPromised(now) || watchedUntil - now >= 0;
        }

        boolean isPromised(long now) {
            return promisedUntil - now > 0;
        }
    }

    RunClaims(SchedulerLimits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
    }

    private Claim of(Client client) {
        return claims.computeIfAbsent(client.name(), name -> new Claim(ticker.nanos()));
    }

    /** Notes a request for the figure, after which the run goes on for some time without viewers. */
    void request(FigureRequest request) {
        Claim claim = of(request.client());
        if (request.willWatch()) {
            claim.watchedUntil = promise();
        } else {
            claim.promisedUntil = promise();
        }
    }

    /** Prolongs the claim of a client that asks how far the run is. Does nothing if it has none. */
    void poll(Client client) {
        Claim claim = claims.get(client.name());
        if (claim == null) {
            return;
        }
        claim.watchedUntil = promise();
        if (claim.isPromised(ticker.nanos())) {
            claim.promisedUntil = promise();
        }
    }

    private long promise() {
        return ticker.nanos() + limits.afterLastAsked().toNanos();
    }

    /** Adds viewers of a client. */
    void addViewers(Client client, int number) {
        of(client).viewers += number;
    }

    /** Removes viewers of a client. After its last one has left, the run goes on for a short time on its account. */
    void removeViewers(Client client, int number) {
        Claim claim = claims.get(client.name());
        if (claim == null) {
            return;
        }
        claim.viewers = Math.max(0, claim.viewers - number);
        if (claim.viewers == 0) {
            claim.watchedUntil = ticker.nanos() + limits.afterLastViewer().toNanos();
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
            claim.watchedUntil = ticker.nanos();
            claim.promisedUntil = ticker.nanos();
        } else {
            claims.remove(client.name());
        }
        return true;
    }

    /** Returns whether somebody wants the run. */
    boolean isWanted() {
        long now = ticker.nanos();
        return claims.values().stream().anyMatch(claim -> claim.lasts(now));
    }

    /** Returns the number of viewers. */
    int viewers() {
        return claims.values().stream().mapToInt(claim -> claim.viewers).sum();
    }
}

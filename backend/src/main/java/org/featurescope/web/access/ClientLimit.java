package org.featurescope.web.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.featurescope.figure.request.Client;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;

/**
 * Limits how many things of a sort are done at the same time, in all and for each client. The server's owner has the limit
 * of all alone.
 */
public final class ClientLimit {
    private final ConcurrencyLimit all;
    private final int mostOfClient;
    private final String what;
    private final int retryAfterSeconds;
    private final Map<String, Integer> ofClients = new ConcurrentHashMap<>();

    /**
     * Creates a limit.
     *
     * @param most the greatest number at the same time
     * @param mostOfClient the greatest number of one client
     * @param what a plural that names what is limited
     * @param retryAfterSeconds the seconds that a refused client is asked to wait
     */
    public ClientLimit(int most, int mostOfClient, String what, int retryAfterSeconds) {
        this.all = new ConcurrencyLimit(most, what, retryAfterSeconds);
        this.mostOfClient = mostOfClient;
        this.what = what;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Takes a permit for a client. The caller must close it.
     *
     * @throws HttpProblem with status 503 if the client, or all together, have as many as they may
     */
    public ConcurrencyLimit.Permit acquire(Client client) {
        if (client.isOwner()) {
            return all.acquire();
        }
        if (ofClients.merge(client.name(), 1, Integer::sum) > mostOfClient) {
            leave(client);
            throw HttpProblem.busy(
                    "You have %d %s, as many as one reader may; close one.".formatted(mostOfClient, what),
                    retryAfterSeconds);
        }
        try {
            ConcurrencyLimit.Permit permit = all.acquire();
            AtomicBoolean closed = new AtomicBoolean();
            return () -> {
                if (closed.compareAndSet(false, true)) {
                    leave(client);
                    permit.close();
                }
            };
        } catch (HttpProblem e) {
            leave(client);
            throw e;
        }
    }

    private void leave(Client client) {
        ofClients.computeIfPresent(client.name(), (name, open) -> open == 1 ? null : open - 1);
    }
}

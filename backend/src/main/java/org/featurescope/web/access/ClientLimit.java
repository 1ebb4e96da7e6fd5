package org.featurescope.web.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.featurescope.figure.request.Client;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;

/**
 * Limits how many things of a sort are done at the same time, in all and for each client or address. The server's owner
 * has the limit of all alone.
 */
public final class ClientLimit {
    private final ConcurrencyLimit all;
    private final int mostOfOne;
    private final String refusal;
    private final int retryAfterSeconds;
    private final Function<Client, String> name;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    private ClientLimit(
            ConcurrencyLimit all, int mostOfOne, String refusal, int retryAfterSeconds, Function<Client, String> name) {
        this.all = all;
        this.mostOfOne = mostOfOne;
        this.refusal = refusal;
        this.retryAfterSeconds = retryAfterSeconds;
        this.name = name;
    }

    /**
     * Returns a limit of each client.
     *
     * @param most the greatest number at the same time
     * @param mostOfClient the greatest number of one client
     * @param what a plural that names what is limited
     * @param retryAfterSeconds the seconds that a refused client is asked to wait
     */
    public static ClientLimit ofClients(int most, int mostOfClient, String what, int retryAfterSeconds) {
        return new ClientLimit(
                new ConcurrencyLimit(most, what, retryAfterSeconds),
                mostOfClient,
                "You have %d %s, as many as one reader may; close one.".formatted(mostOfClient, what),
                retryAfterSeconds,
                Client::name);
    }

    /**
     * Returns a limit of each address, which several clients may share.
     *
     * @param most the greatest number at the same time
     * @param mostOfAddress the greatest number of one address
     * @param what a plural that names what is limited
     * @param retryAfterSeconds the seconds that a refused client is asked to wait
     */
    public static ClientLimit ofAddresses(int most, int mostOfAddress, String what, int retryAfterSeconds) {
        return new ClientLimit(
                new ConcurrencyLimit(most, what, retryAfterSeconds),
                mostOfAddress,
                "Your address has %d %s, as many as one address may.".formatted(mostOfAddress, what),
                retryAfterSeconds,
                Client::address);
    }

    /**
     * Takes a permit for a client. The caller must close it.
     *
     * @throws HttpProblem with status 429 if the client or its address has as many as it may, 503 if all together have
     */
    public ConcurrencyLimit.Permit acquire(Client client) {
        if (client.isOwner()) {
            return all.acquire();
        }
        if (open.merge(name.apply(client), 1, Integer::sum) > mostOfOne) {
            leave(client);
            throw HttpProblem.tooMany(refusal, retryAfterSeconds);
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
        open.computeIfPresent(name.apply(client), (key, count) -> count == 1 ? null : count - 1);
    }
}

package org.featurescope.web.access;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.featurescope.figure.request.Client;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.transfer.KeyedSemaphore;

/**
 * Limits how many things of a sort are done at the same time, in all and for each client or address. The server's owner
 * has the limit of all alone.
 */
public final class ClientLimit {
    private final ConcurrencyLimit all;
    private final KeyedSemaphore ofEach;
    private final String refusal;
    private final int retryAfterSeconds;
    private final Function<Client, String> name;

    private ClientLimit(
            ConcurrencyLimit all, int mostOfOne, String refusal, int retryAfterSeconds, Function<Client, String> name) {
        this.all = all;
        this.ofEach = new KeyedSemaphore(mostOfOne);
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
        String key = name.apply(client);
        if (!ofEach.tryAcquire(key)) {
            throw HttpProblem.tooMany(refusal, retryAfterSeconds);
        }
        try {
            ConcurrencyLimit.Permit permit = all.acquire();
            AtomicBoolean closed = new AtomicBoolean();
            return () -> {
                if (closed.compareAndSet(false, true)) {
                    ofEach.release(key);
                    permit.close();
                }
            };
        } catch (HttpProblem e) {
            ofEach.release(key);
            throw e;
        }
    }
}

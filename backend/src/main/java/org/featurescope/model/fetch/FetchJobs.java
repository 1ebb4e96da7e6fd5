package org.featurescope.model.fetch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.featurescope.files.DiskFullException;
import org.featurescope.validate.ExplainedFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches networks for the owner of a server, one at a time, in the background. */
public final class FetchJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FetchJobs.class);

    private final Path models;
    private final DownloadSettings settings;

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private Optional<State> state = Optional.empty();

    private volatile boolean isClosed;

    /** Whether a job is under way, and how it ended. */
    public enum Phase {
        /** It downloads or installs. */
        RUNNING,
        /** The network is in its folder. */
        DONE,
        /** It could not be had. */
        FAILED
    }

    /**
     * The latest job.
     *
     * @param id of the network
     * @param phase whether it is under way
     * @param bytes number of bytes that have arrived
     * @param of number of bytes of the whole, if it is known
     * @param message what happened, once it ended
     */
    public record State(String id, Phase phase, long bytes, OptionalLong of, String message) {}

    /**
     * Creates jobs, none of which has begun.
     *
     * @param models the folder into which networks are fetched
     */
    public FetchJobs(Path models, DownloadSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    /** Returns the networks that can be fetched and are not there. */
    public List<KnownNetwork> missing() {
        return KnownNetworks.all().stream()
                .filter(network -> !NetworkFetch.isThere(network, models))
                .toList();
    }

    /** Returns the latest job. */
    public synchronized Optional<State> state() {
        return state;
    }

    /** Begins to fetch a network, unless another is being fetched. */
    public synchronized void start(KnownNetwork network) {
        if (thread != null && thread.isAlive()) {
            return;
        }
        state = Optional.of(new State(network.id(), Phase.RUNNING, 0, OptionalLong.empty(), ""));
        thread = new Thread(() -> run(network), "network-fetch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(KnownNetwork network) {
        try {
            NetworkFetch.Fetched fetched =
                    new NetworkFetch(network, models).download(settings, (bytes, of) -> progress(network, bytes, of));
            end(network, Phase.DONE, said(fetched));
        } catch (CancellationException | InterruptedException e) {
            LOG.info("the download of {} stops; what has arrived is kept", network.id());
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be fetched", network.id(), e);
            end(network, Phase.FAILED, reason(e));
        }
    }

    /** Returns what people must know of a network that was fetched. */
    public static String said(NetworkFetch.Fetched fetched) {
        return fetched.wasTrusted()
                ? ("The digest of this download is not known to the catalogue. It is trusted and recorded: SHA-256 %s."
                                + " Compare it with that of another machine.")
                        .formatted(fetched.sha256())
                : "Its digest is right: SHA-256 %s.".formatted(fetched.sha256());
    }

    private static String reason(Exception failure) {
        if (DiskFullException.isCauseOf(failure)) {
            return String.valueOf(DiskFullException.because(failure).getMessage());
        }
        return failure instanceof ExplainedFailure explained
                ? explained.getMessage()
                : "It failed; the server's log says more.";
    }

    private void progress(KnownNetwork network, long bytes, OptionalLong of) {
        if (isClosed) {
            throw new CancellationException();
        }
        synchronized (this) {
            state = Optional.of(new State(network.id(), Phase.RUNNING, bytes, of, ""));
        }
    }

    private synchronized void end(KnownNetwork network, Phase phase, String message) {
        state = Optional.of(new State(network.id(), phase, 0, OptionalLong.empty(), message));
    }

    /** Ends a download under way. What has arrived is continued by the next one. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}

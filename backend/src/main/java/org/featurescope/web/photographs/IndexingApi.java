package org.featurescope.web.photographs;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.activation.indexing.IndexingJob;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.model.Catalogue;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.photographs.SetIndex;
import org.featurescope.web.stream.EventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of the jobs that index sets of photographs. */
public final class IndexingApi {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingApi.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final long LEAST_MILLISECONDS_BETWEEN = 200;
    private static final int MOST_VIEWERS = 32;
    private static final int RETRY_SECONDS = 5;

    private final PhotographParts parts;
    private final Catalogue catalogue;
    private final Permission mayChange;
    private final ConcurrencyLimit viewers = new ConcurrencyLimit(MOST_VIEWERS, "viewers", RETRY_SECONDS);

    /** Creates the API. */
    public IndexingApi(PhotographParts parts, Catalogue catalogue, Permission mayChange) {
        this.parts = parts;
        this.catalogue = catalogue;
        this.mayChange = mayChange;
    }

    /** Starts to index a set for a network, or resumes a job that is paused or has failed. */
    public void start(Context ctx) {
        mayChange.require(ctx);
        String set = set(ctx);
        String model = catalogue.network(ctx.pathParam("model")).id();
        ctx.status(HttpStatus.ACCEPTED);
        Json.answer(ctx, SetDescriptions.of(parts.jobs().start(set, model)));
    }

    private String set(Context ctx) {
        // opened, so that a set that does not exist or has no photograph is refused here
        try (PhotographSet set = parts.shelf().open(ctx.pathParam("name"))) {
            return ctx.pathParam("name");
        }
    }

    /** Pauses a job. */
    public void pause(Context ctx) {
        mayChange.require(ctx);
        Json.answer(ctx, SetDescriptions.of(parts.jobs().pause(ctx.pathParam("name"), ctx.pathParam("model"))));
    }

    /** Cancels a job. */
    public void cancel(Context ctx) {
        mayChange.require(ctx);
        parts.jobs().cancel(ctx.pathParam("name"), ctx.pathParam("model"));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /**
     * Streams the jobs of a set: each as it is now, and again whenever it has changed. A job that was cancelled is sent
     * as an event {@code cancelled}. A slow viewer receives the latest state.
     */
    public void events(Context ctx) throws IOException {
        String set = set(ctx);
        try (ConcurrencyLimit.Permit permit = viewers.acquire()) {
            EventStream stream = EventStream.open(ctx);
            Map<String, SetIndex> sent = new HashMap<>();
            long version = -1;
            while (!parts.jobs().isClosed()) {
                long latest = parts.jobs().awaitChange(version, HEARTBEAT);
                if (latest == version) {
                    stream.heartbeat();
                    continue;
                }
                version = latest;
                send(stream, parts.jobs().of(set), sent);
                Thread.sleep(LEAST_MILLISECONDS_BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a viewer of the set {} has disconnected: {}", set, e.getMessage());
        }
    }

    private static void send(EventStream stream, List<IndexingJob> jobs, Map<String, SetIndex> sent)
            throws IOException {
        Set<String> gone = new HashSet<>(sent.keySet());
        for (IndexingJob job : jobs) {
            SetIndex index = SetDescriptions.of(job);
            gone.remove(job.model());
            if (!Optional.of(index).equals(Optional.ofNullable(sent.put(job.model(), index)))) {
                stream.send("index", Json.bytes(index));
            }
        }
        for (String model : gone) {
            stream.send(
                    "cancelled",
                    Json.bytes(Optional.ofNullable(sent.remove(model)).orElseThrow()));
        }
    }
}

package org.featurescope.web.photographs;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.activation.indexing.IndexingJob;
import org.featurescope.activation.indexing.IndexingJobs;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.request.Client;
import org.featurescope.model.Catalogue;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.photographs.SetIndex;
import org.featurescope.web.stream.EventBytes;
import org.featurescope.web.stream.EventSource;
import org.featurescope.web.stream.EventStreams;
import org.featurescope.web.stream.SharedEvent;

/** The API of the jobs that index sets of photographs. */
public final class IndexingApi {
    private static final Duration LEAST_BETWEEN = Duration.ofMillis(200);

    private final PhotographParts parts;
    private final Catalogue catalogue;
    private final Permission mayChange;
    private final EventStreams streams;
    private final Function<Context, Client> client;

    /**
     * Creates the API.
     *
     * @param streams sends the streams of events
     * @param client returns who sent a request
     */
    public IndexingApi(
            PhotographParts parts,
            Catalogue catalogue,
            Permission mayChange,
            EventStreams streams,
            Function<Context, Client> client) {
        this.parts = parts;
        this.catalogue = catalogue;
        this.mayChange = mayChange;
        this.streams = streams;
        this.client = client;
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
    public void events(Context ctx) {
        String set = set(ctx);
        streams.open(ctx, client.apply(ctx), () -> new Changes(parts.jobs(), set));
    }

    /** The changes of the jobs of a set for one viewer. */
    private static final class Changes implements EventSource {
        private final IndexingJobs jobs;
        private final String set;
        private final Map<String, SetIndex> sent = new HashMap<>();
        private long version = -1;
        private long next = System.nanoTime();

        Changes(IndexingJobs jobs, String set) {
            this.jobs = jobs;
            this.set = set;
        }

        @Override
        public List<SharedEvent> next() {
            long now = System.nanoTime();
            long latest = jobs.version();
            if (latest == version || now - next < 0) {
                return List.of();
            }
            version = latest;
            next = now + LEAST_BETWEEN.toNanos();
            return changed(jobs.of(set));
        }

        private List<SharedEvent> changed(List<IndexingJob> now) {
            List<SharedEvent> events = new ArrayList<>();
            Set<String> gone = new HashSet<>(sent.keySet());
            for (IndexingJob job : now) {
                SetIndex index = SetDescriptions.of(job);
                gone.remove(job.model());
                if (!Optional.of(index).equals(Optional.ofNullable(sent.put(job.model(), index)))) {
                    events.add(event("index", index));
                }
            }
            for (String model : gone) {
                events.add(event(
                        "cancelled", Optional.ofNullable(sent.remove(model)).orElseThrow()));
            }
            return events;
        }

        private static SharedEvent event(String name, SetIndex index) {
            return new SharedEvent(
                    List.of(name, index), () -> EventBytes.of(OptionalLong.empty(), name, Json.bytes(index)));
        }

        @Override
        public boolean isOver() {
            return jobs.isClosed();
        }

        @Override
        public void close() {}
    }
}

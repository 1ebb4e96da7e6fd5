package org.featurescope.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.featurescope.activation.Activations;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.EventStream;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.PhotographBody;
import org.featurescope.web.http.PhotographBody.Photograph;
import org.featurescope.web.http.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the activations of photographs. Each layer is sent before the next is summarized. */
public final class ActivationsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ActivationsApi.class);

    /** Each request may hold the largest photograph in memory. */
    private static final int MOST_AT_A_TIME = 16;

    private static final int RETRY_SECONDS = 2;

    private final Catalogue catalogue;
    private final Activations activations;
    private final ConcurrencyLimit photographs = new ConcurrencyLimit(MOST_AT_A_TIME, "photographs", RETRY_SECONDS);

    public ActivationsApi(Catalogue catalogue, Activations activations) {
        this.catalogue = catalogue;
        this.activations = activations;
    }

    public void post(Context ctx) throws IOException {
        Network network = catalogue.network(ctx.pathParam("model"));
        try (ConcurrencyLimit.Permit permit = photographs.acquire()) {
            Photograph photograph = PhotographBody.read(ctx);
            Answer answer = new Answer(ctx);
            try {
                ActivationEvents events = new ActivationEvents(answer::send);
                if (photograph instanceof Photograph.Upload upload) {
                    activations.run(network, upload.file(), events);
                } else {
                    activations.runSample(network, ((Photograph.Sample) photograph).id(), events);
                }
            } catch (RuntimeException e) {
                answer.brokeOff(e);
            }
        }
    }

    /** Becomes a stream with its first event: what fails before that has a status of its own. */
    private static final class Answer {
        private final Context ctx;
        private @Nullable EventStream stream;

        Answer(Context ctx) {
            this.ctx = ctx;
        }

        void send(String event, byte[] json) throws IOException {
            if (stream == null) {
                stream = EventStream.open(ctx);
            }
            stream.send(event, json);
        }

        void brokeOff(RuntimeException e) throws IOException {
            if (stream == null) {
                throw e;
            }
            if (e instanceof UncheckedIOException) {
                LOG.debug("who asked for activations has gone: {}", e.getMessage());
                return;
            }
            LOG.error("activations broke off at {}", ctx.path(), e);
            Problem problem = Problem.of(500, "The run broke off; the server's log says why.");
            stream.send("failed", Json.bytes(problem));
        }
    }
}

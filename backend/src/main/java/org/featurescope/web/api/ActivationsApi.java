package org.featurescope.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.featurescope.activation.Activations;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.tensor.FailureReason;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.PhotographBody;
import org.featurescope.web.http.PhotographBody.Photograph;
import org.featurescope.web.http.Problem;
import org.featurescope.web.stream.EventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API of activations of photographs. The answer is a stream, in which each layer is sent as soon as it is ready.
 */
public final class ActivationsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ActivationsApi.class);

    /** The greatest number of requests at the same time. Each holds its photograph in memory. */
    private static final int MOST_AT_A_TIME = 16;

    private static final int RETRY_SECONDS = 2;

    private final Catalogue catalogue;
    private final Activations activations;
    private final Permission sendPhotographs;
    private final ConcurrencyLimit photographs = new ConcurrencyLimit(MOST_AT_A_TIME, "photographs", RETRY_SECONDS);

    /**
     * Creates the API for these networks.
     *
     * @param sendPhotographs the permission to send photographs that are not samples
     */
    public ActivationsApi(Catalogue catalogue, Activations activations, Permission sendPhotographs) {
        this.catalogue = catalogue;
        this.sendPhotographs = sendPhotographs;
        this.activations = activations;
    }

    /** Runs the request's photograph through a network and streams the activations. */
    public void post(Context ctx) throws IOException {
        Network network = catalogue.network(ctx.pathParam("model"));
        try (ConcurrencyLimit.Permit permit = photographs.acquire()) {
            Photograph photograph = PhotographBody.read(ctx);
            if (photograph instanceof Photograph.Upload) {
                sendPhotographs.require(ctx);
            }
            Answer answer = new Answer(ctx);
            try {
                ActivationEvents events = new ActivationEvents(answer::send);
                if (photograph instanceof Photograph.Upload upload) {
                    activations.run(network, upload.file(), events);
                } else {
                    activations.runSample(network, ((Photograph.Sample) photograph).id(), events);
                }
            } catch (RuntimeException e) {
                answer.fail(e);
            }
        }
    }

    /**
     * The answer to a request. It becomes a stream with the first event; an error before that is answered with a
     * status.
     */
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

        void fail(RuntimeException e) throws IOException {
            if (stream == null) {
                throw e;
            }
            if (e instanceof UncheckedIOException) {
                LOG.debug("a client has disconnected before the end of its activations: {}", e.getMessage());
                return;
            }
            LOG.error("the activations of {} ended with an error", ctx.path(), e);
            Problem problem =
                    Problem.of(500, "The photograph could not be passed through the network. " + FailureReason.of(e));
            stream.send("failed", Json.bytes(problem));
        }
    }
}

package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.function.Supplier;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.request.Urgency;
import org.featurescope.figure.run.Figures;
import org.featurescope.web.access.AccessControl;

/** Requests figures on behalf of the clients of the server. */
public final class FigureRequests {
    private final Figures figures;
    private final FigureCosts costs;
    private final Supplier<AccessControl> access;

    /**
     * Creates the requests.
     *
     * @param costs what figures cost
     * @param access returns who may do what once the server listens
     */
    public FigureRequests(Figures figures, FigureCosts costs, Supplier<AccessControl> access) {
        this.figures = figures;
        this.costs = costs;
        this.access = access;
    }

    /** Returns what a figure costs, in pixel-steps. */
    double cost(FigureSpec spec) {
        return costs.of(spec);
    }

    /** Returns who sent a request. */
    Client client(Context ctx) {
        return access.get().client(ctx);
    }

    /**
     * Requests a figure. What is made or being made costs nothing.
     *
     * @param willWatch whether the sender says that it watches the figure
     * @throws org.featurescope.web.http.FieldProblem if it costs more than the client may request
     */
    public Figures.Submission submit(Context ctx, PreparedFigure prepared, Urgency urgency, boolean willWatch) {
        if (!isThere(prepared.spec())) {
            requireAffordable(ctx, prepared.spec(), costs.of(prepared.spec()));
        }
        return figures.submit(prepared, new FigureRequest(client(ctx), urgency, willWatch));
    }

    private boolean isThere(FigureSpec spec) {
        return figures.find(figures.kinds().id(spec))
                .filter(figure ->
                        figure.result().isPresent() || !figure.status().isFinal())
                .isPresent();
    }

    /**
     * Checks that the sender of a request may have a figure made.
     *
     * @param pixelSteps its cost
     * @throws org.featurescope.web.http.FieldProblem if it costs more than the client may request
     */
    void requireAffordable(Context ctx, FigureSpec spec, double pixelSteps) {
        if (!access.get().isOwner(ctx)) {
            access.get().costLimit().require(spec, pixelSteps);
        }
    }
}

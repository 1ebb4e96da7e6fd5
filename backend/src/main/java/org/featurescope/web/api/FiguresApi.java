package org.featurescope.web.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.request.Cancellation;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.Urgency;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.store.FigureList;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.FieldProblem;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Picture;
import org.featurescope.web.http.Problem;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.message.DescribedSpec;
import org.featurescope.web.message.FigureLinks;
import org.featurescope.web.message.FigureListPage;
import org.featurescope.web.message.SpecProblem;
import org.jspecify.annotations.Nullable;

/** The API of figures, which requests, returns, lists, cancels and deletes them. */
public final class FiguresApi {
    private static final Pattern OFFERED = Pattern.compile("(?:^|,)\\s*u=[4-7]\\b");

    private final Figures figures;
    private final SpecReader specs;
    private final FigureRequests requests;
    private final Permission owner;
    private final FigureJson json;

    /**
     * Creates the API.
     *
     * @param requests requests figures on behalf of the clients
     * @param owner the permission of the server's owner
     */
    public FiguresApi(Figures figures, SpecReader specs, FigureRequests requests, Permission owner) {
        this.figures = figures;
        this.specs = specs;
        this.requests = requests;
        this.owner = owner;
        this.json = new FigureJson(figures.kinds());
    }

    /** Requests the figure whose spec is in the body, and answers with its addresses. */
    public void submit(Context ctx) throws IOException {
        Figures.Submission submission = requests.submit(ctx, specOf(ctx), urgency(ctx), willWatch(ctx));
        FigureLinks links = json.links(submission.figure());
        ctx.status(submission.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        ctx.header("Location", links.apiUrl());
        Json.answer(ctx, links);
    }

    /** Returns how urgent a request is by its header {@code Priority} (RFC 9218), whose default is {@code u=3}. */
    private static Urgency urgency(Context ctx) {
        String priority = Optional.ofNullable(ctx.header("Priority")).orElse("");
        return OFFERED.matcher(priority).find() ? Urgency.OFFERED : Urgency.WANTED;
    }

    private static boolean willWatch(Context ctx) {
        return "true".equals(ctx.queryParam("watching"));
    }

    /** Reads the spec in the body: a JSON object, or a form with the parameters of a readable link. */
    private PreparedFigure specOf(Context ctx) throws IOException {
        return RequestBody.isForm(ctx) ? specs.fromQuery(RequestBody.form(ctx)) : specs.fromJson(RequestBody.json(ctx));
    }

    /**
     * Answers with the description of a readable link, without requesting the figure: its complete spec, its id, and
     * whether it is made. An invalid link is answered with status 200 and a {@link SpecProblem}, because it is normal
     * while a user is still filling in a form.
     */
    public void describe(Context ctx) {
        @Nullable String query = ctx.queryString();
        ctx.header("Cache-Control", "no-store");
        try {
            FigureSpec spec = specs.fromQuery(query == null ? "" : query).spec();
            DescribedSpec description = description(spec);
            if (!description.made()) {
                requests.requireAffordable(ctx, spec, description.cost());
            }
            Json.answer(ctx, description);
        } catch (FieldProblem e) {
            Json.answer(ctx, new SpecProblem(e.problem()));
        } catch (InvalidInputException e) {
            Json.answer(ctx, new SpecProblem(Problem.of(400, String.valueOf(e.getMessage()), e.field())));
        } catch (NotFoundException e) {
            Json.answer(ctx, new SpecProblem(Problem.of(404, String.valueOf(e.getMessage()), e.field())));
        }
    }

    private DescribedSpec description(FigureSpec spec) {
        FigureId id = figures.kinds().id(spec);
        return new DescribedSpec(
                id.hex(),
                "/figures/" + id,
                "/figure?" + figures.kinds().toQuery(spec),
                figures.kinds().title(spec),
                figures.kinds().caption(spec, Optional.empty()),
                figures.isMade(id),
                Math.round(requests.cost(spec)),
                figures.kinds().toJson(spec));
    }

    /** Answers with a page of the finished figures. */
    public void list(Context ctx) {
        FigureQuery query = FigureListings.query(ctx);
        int page = FigureListings.page(ctx);
        FigureList list = figures.list(query, FigureListings.PAGE, (page - 1) * FigureListings.PAGE);
        ctx.header("Cache-Control", "no-store");
        Json.answer(
                ctx,
                new FigureListPage(
                        list.total(),
                        page,
                        FigureListings.pages(list.total()),
                        list.figures().stream().map(json::entry).toList()));
    }

    /** Brings back a figure that the owner deleted lately. */
    public void restore(Context ctx) {
        owner.require(ctx);
        Json.answer(ctx, json.links(figures.restore(id(ctx))));
    }

    /** Deletes a figure, which only the owner may do. */
    public void delete(Context ctx) {
        owner.require(ctx);
        if (!figures.delete(id(ctx))) {
            throw HttpProblem.conflict("The figure is being made; cancel it first.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /** Answers with the state of a figure. */
    public void get(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, json.whole(figures.poll(id(ctx), requests.client(ctx))));
    }

    /**
     * Cancels a figure that waits or is being made: for all if the owner asks for it or nobody else waits, else for the
     * client alone. With {@code ?mine=true} also the owner gives up only what she waits for herself.
     */
    public void cancel(Context ctx) {
        Client client = requests.client(ctx);
        Cancellation cancelled = "true".equals(ctx.queryParam("mine"))
                ? figures.leave(id(ctx), client)
                : figures.cancel(id(ctx), client);
        ctx.status(
                switch (cancelled) {
                    case ENDED -> HttpStatus.NO_CONTENT;
                    case GOES_ON -> HttpStatus.ACCEPTED;
                    case NOTHING ->
                        throw HttpProblem.conflict(
                                "The figure is neither waiting nor being made; there is nothing to cancel.");
                });
    }

    /** Answers with a frame of a figure that is being made. */
    public void frame(Context ctx) {
        String name = ctx.pathParam("name");
        byte[] file = figures.frame(id(ctx), name)
                .orElseThrow(() -> new NotFoundException("name", "the frame is no longer kept"));
        Picture.answerImmutable(ctx, name, file);
    }

    private static FigureId id(Context ctx) {
        return FigureId.parse(ctx.pathParam("id"));
    }
}

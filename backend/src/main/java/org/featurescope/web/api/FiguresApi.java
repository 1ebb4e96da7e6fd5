package org.featurescope.web.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.store.FigureList;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
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

/** Figures over HTTP: asked for, cancelled, fetched. */
public final class FiguresApi {
    private final Figures figures;
    private final SpecReader specs;
    private final FigureJson json;
    private final FigureFinder finder;

    public FiguresApi(Figures figures, SpecReader specs) {
        this.figures = figures;
        this.specs = specs;
        this.json = new FigureJson(figures.kinds());
        this.finder = new FigureFinder(figures);
    }

    public void submit(Context ctx) throws IOException {
        Figures.Submission submission = figures.submit(specOf(ctx));
        FigureLinks links = json.links(submission.figure());
        ctx.status(submission.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        ctx.header("Location", links.apiUrl());
        Json.answer(ctx, links);
    }

    /** Reads the spec of a body: a JSON object, or a form with the query of a readable link. */
    private PreparedFigure specOf(Context ctx) throws IOException {
        return RequestBody.isForm(ctx) ? specs.fromQuery(RequestBody.form(ctx)) : specs.fromJson(RequestBody.json(ctx));
    }

    /** A readable link: asks for the figure that its query describes and shows it. */
    public void open(Context ctx) {
        @Nullable String query = ctx.queryString();
        Figure figure =
                figures.submit(specs.fromQuery(query == null ? "" : query)).figure();
        ctx.redirect("/figures/" + figure.id(), HttpStatus.FOUND);
    }

    /**
     * What a readable link means, without asking for it: the figure's complete spec, its id, and whether it is made. A link that
     * means nothing is told as {@code problem}: somebody who is writing one is asked, not refused.
     */
    public void describe(Context ctx) {
        @Nullable String query = ctx.queryString();
        ctx.header("Cache-Control", "no-store");
        try {
            Json.answer(
                    ctx, described(specs.fromQuery(query == null ? "" : query).spec()));
        } catch (InvalidInputException e) {
            Json.answer(ctx, new SpecProblem(Problem.of(400, String.valueOf(e.getMessage()), e.field())));
        } catch (NotFoundException e) {
            Json.answer(ctx, new SpecProblem(Problem.of(404, String.valueOf(e.getMessage()), e.field())));
        }
    }

    private DescribedSpec described(FigureSpec spec) {
        FigureId id = figures.kinds().id(spec);
        return new DescribedSpec(
                id.hex(),
                "/figures/" + id,
                "/figure?" + figures.kinds().toQuery(spec),
                spec.title(),
                spec.caption(),
                figures.isMade(id),
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

    /** Deletes a figure for good. */
    public void delete(Context ctx) {
        if (!figures.delete(id(ctx))) {
            throw HttpProblem.conflict("The figure is being made; cancel it first.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    public void get(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, json.whole(finder.get(id(ctx))));
    }

    public void cancel(Context ctx) {
        FigureId id = id(ctx);
        if (!figures.cancel(id)) {
            throw HttpProblem.conflict("The figure neither waits nor is it being made; there is nothing to cancel.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    public void frame(Context ctx) {
        byte[] png = figures.frame(id(ctx), ctx.pathParam("token"))
                .orElseThrow(() -> new NotFoundException("token", "the frame is not kept any more; the figure is"));
        Picture.answerImmutable(ctx, png);
    }

    private static FigureId id(Context ctx) {
        return FigureId.parse(ctx.pathParam("id"));
    }
}

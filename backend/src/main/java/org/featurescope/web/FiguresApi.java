package org.featurescope.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.featurescope.figure.Figure;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Figures;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Figures over HTTP: asked for, cancelled, fetched. */
final class FiguresApi {
    private final Figures figures;
    private final SpecReader specs;
    private final FigureJson json;

    FiguresApi(Figures figures, SpecReader specs) {
        this.figures = figures;
        this.specs = specs;
        this.json = new FigureJson(figures.kinds());
    }

    void submit(Context ctx) throws IOException {
        FigureSpec spec = specs.fromJson(RequestBody.json(ctx));
        Figures.Submission submission = figures.submit(spec);
        ObjectNode links = json.links(submission.figure());
        ctx.status(submission.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        ctx.header("Location", links.get("apiUrl").asText());
        Json.answer(ctx, links);
    }

    /** A readable link: asks for the figure that its query describes and shows it. */
    void open(Context ctx) {
        @Nullable String query = ctx.queryString();
        FigureSpec spec = specs.fromQuery(query == null ? "" : query);
        Figure figure = figures.submit(spec).figure();
        ctx.redirect("/figures/" + figure.id(), HttpStatus.FOUND);
    }

    void get(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, json.whole(figures.get(id(ctx))));
    }

    void cancel(Context ctx) {
        FigureId id = id(ctx);
        if (!figures.cancel(id)) {
            throw HttpProblem.conflict("The figure neither waits nor is it being made; there is nothing to cancel.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    void frame(Context ctx) {
        byte[] png = figures.frame(id(ctx), ctx.pathParam("token"))
                .orElseThrow(() -> new NotFoundException("token", "the frame is not kept any more; the figure is"));
        Picture.answerImmutable(ctx, png);
    }

    /** The figure as one picture. */
    void picture(Context ctx) {
        StoredFigure figure = made(ctx);
        answer(ctx, figure, figure.whole());
    }

    /** One of a figure's pictures. */
    void pictureOf(Context ctx) {
        StoredFigure figure = made(ctx);
        String given = ctx.pathParam("n");
        int last = figure.images().size() - 1;
        if (!given.matches("\\d{1,4}") || Integer.parseInt(given) > last) {
            throw new NotFoundException("n", "the figure has pictures 0 to %d".formatted(last));
        }
        answer(ctx, figure, figure.images().get(Integer.parseInt(given)).file());
    }

    /** The figure's spec and data, to keep. */
    void data(Context ctx) {
        Figure figure = figures.get(made(ctx).id());
        ctx.header("Content-Disposition", "inline; filename=\"figure-%s.json\"".formatted(figure.id().hex().substring(0, 12)));
        Json.answer(ctx, json.whole(figure));
    }

    private void answer(Context ctx, StoredFigure figure, ImageFile file) {
        byte[] png = figures.image(figure.id(), file)
                .orElseThrow(() -> new NotFoundException("id", "the figure's files were damaged; ask for it again"));
        Picture.answer(ctx, png, file.sha256());
    }

    private StoredFigure made(Context ctx) {
        Figure figure = figures.get(id(ctx));
        return figure.result()
                .orElseThrow(() -> new NotFoundException(
                        "id", "the figure has no picture yet: it is " + figure.status().word()));
    }

    private static FigureId id(Context ctx) {
        return FigureId.parse(ctx.pathParam("id"));
    }
}

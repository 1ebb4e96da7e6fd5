package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.request.Urgency;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.api.FigureRequests;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.page.Pages;

/**
 * Answers readable links. Opening one shows its figure and starts nothing, so that images of other sites' pages, link
 * previews, crawlers and prefetching browsers cost nothing. The page's script requests the figure with POST; where there
 * is no script, a form does.
 */
final class ReadableLinks {
    private final Figures figures;
    private final SpecReader specs;
    private final FigureViews views;
    private final Pages pages;
    private final FigureRequests requests;

    /**
     * Creates the handlers.
     *
     * @param requests requests figures on behalf of readers
     */
    ReadableLinks(Figures figures, SpecReader specs, FigureViews views, Pages pages, FigureRequests requests) {
        this.figures = figures;
        this.specs = specs;
        this.views = views;
        this.pages = pages;
        this.requests = requests;
    }

    /**
     * Redirects to the page of the figure that the query describes, if the figure was ever requested. Otherwise answers
     * with a page that requests it.
     */
    void show(Context ctx) {
        PreparedFigure prepared =
                specs.fromQuery(Optional.ofNullable(ctx.queryString()).orElse(""));
        FigureId id = figures.kinds().id(prepared.spec());
        ctx.header("Cache-Control", "no-store");
        if (figures.find(id).isPresent()) {
            ctx.redirect("/figures/" + id, HttpStatus.FOUND);
        } else {
            ctx.html(PageAddresses.complete(pages.figure(views.unmade(prepared.spec()), BaseUrl.of(ctx)), ctx));
        }
    }

    /** Redirects to the picture of the finished figure that the query describes, for pages without scripts. */
    void picture(Context ctx) {
        PreparedFigure prepared =
                specs.fromQuery(Optional.ofNullable(ctx.queryString()).orElse(""));
        FigureId id = figures.kinds().id(prepared.spec());
        ctx.header("Cache-Control", "no-store");
        if (!figures.isMade(id)) {
            throw new NotFoundException("figure", "this figure is not made yet; its page has a button that makes it");
        }
        ctx.redirect("/figures/" + id + ".png", HttpStatus.FOUND);
    }

    /** Requests the figure that the parameters in the form describe, and redirects to its page. */
    void make(Context ctx) throws IOException {
        PreparedFigure prepared = specs.fromQuery(RequestBody.form(ctx));
        Figure figure = requests.submit(ctx, prepared, Urgency.WANTED, false).figure();
        ctx.redirect("/figures/" + figure.id(), HttpStatus.SEE_OTHER);
    }
}

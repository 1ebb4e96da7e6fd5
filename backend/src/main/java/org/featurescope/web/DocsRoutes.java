package org.featurescope.web;

import java.util.List;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.api.OpenApi;
import org.featurescope.web.docs.ApiPage;
import org.featurescope.web.docs.DocsPages;
import org.featurescope.web.docs.GlossaryPage;
import org.featurescope.web.docs.LessonPage;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.view.Glossary;

/** The routes of the documentation's pages. */
final class DocsRoutes {
    private final DocsPages docs;
    private final ApiPage api;

    DocsRoutes(Kinds kinds, Catalogue catalogue, OpenApi openApi) {
        this.docs = new DocsPages(kinds, catalogue);
        this.api = new ApiPage(openApi.description());
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(
                Route.get("/docs", ctx -> ctx.html(docs.index())),
                Route.get("/docs/engine", ctx -> ctx.html(docs.engine())),
                Route.get("/docs/descriptors", ctx -> ctx.html(docs.descriptors())),
                Route.get(LessonPage.PATH, ctx -> ctx.html(LessonPage.html())),
                Route.get(Glossary.PATH, ctx -> ctx.html(GlossaryPage.html())),
                Route.get("/docs/api", ctx -> ctx.html(api.html())),
                Route.get("/docs/{kind}", ctx -> ctx.html(docs.kind(ctx.pathParam("kind")))));
    }
}

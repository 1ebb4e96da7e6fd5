package org.featurescope.web;

import io.javalin.config.RoutesConfig;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.api.OpenApi;
import org.featurescope.web.page.ApiPage;
import org.featurescope.web.page.DocsPages;

/** The routes of the documentation's pages. */
final class DocsRoutes {
    private final DocsPages docs;
    private final ApiPage api;

    DocsRoutes(Kinds kinds, Catalogue catalogue, OpenApi openApi) {
        this.docs = new DocsPages(kinds, catalogue);
        this.api = new ApiPage(openApi.description());
    }

    /** Adds the routes to the server's. */
    void register(RoutesConfig routes) {
        PageRoutes.page(routes, "/docs", ctx -> ctx.html(docs.index()));
        PageRoutes.page(routes, "/docs/engine", ctx -> ctx.html(docs.engine()));
        PageRoutes.page(routes, "/docs/api", ctx -> ctx.html(api.html()));
        PageRoutes.page(routes, "/docs/{kind}", ctx -> ctx.html(docs.kind(ctx.pathParam("kind"))));
    }
}

package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.link.QueryString;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.model.fetch.FetchJobs.Phase;
import org.featurescope.model.fetch.KnownNetworks;
import org.featurescope.portrait.Portraits;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.Pages;
import org.featurescope.web.page.view.FetchView;

/** The page of the networks, and the route by which the server's owner fetches a known one. It names no address. */
final class FetchRoutes {
    private static final String PATH = "/models";
    private static final String SECONDS_TO_NEXT = "2";

    private final Pages pages;
    private final FetchJobs fetches;
    private final Permission owner;
    private final Portraits portraits;

    FetchRoutes(Pages pages, Portraits portraits, FetchJobs fetches, Permission owner) {
        this.pages = pages;
        this.portraits = portraits;
        this.fetches = fetches;
        this.owner = owner;
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(Route.get(PATH, this::list), Route.post(PATH + "/fetch", this::fetch));
    }

    private void list(Context ctx) {
        if (!owner.has(ctx)) {
            ctx.html(pages.models(portraits, Optional.empty()));
            return;
        }
        FetchView view = new FetchView(fetches.missing(), fetches.state());
        if (view.state().filter(state -> state.phase() == Phase.RUNNING).isPresent()) {
            // the page shows the progress without a script
            ctx.header("Refresh", SECONDS_TO_NEXT);
        }
        ctx.html(pages.models(portraits, Optional.of(view)));
    }

    private void fetch(Context ctx) throws IOException {
        owner.require(ctx);
        String name = QueryString.parse(RequestBody.form(ctx)).getOrDefault("name", "");
        fetches.start(KnownNetworks.get(name));
        ctx.redirect(PATH, HttpStatus.SEE_OTHER);
    }
}

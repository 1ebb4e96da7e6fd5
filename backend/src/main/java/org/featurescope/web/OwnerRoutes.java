package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.featurescope.figure.link.QueryString;
import org.featurescope.web.access.AccessControl;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.Pages;

/** The routes by which the server's owner signs in and out. */
final class OwnerRoutes {
    private static final int FORBIDDEN = 403;

    private final Supplier<AccessControl> access;
    private final Pages pages;

    OwnerRoutes(Supplier<AccessControl> access, Pages pages) {
        this.access = access;
        this.pages = pages;
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(
                Route.get("/owner", this::show),
                Route.post("/owner", this::signIn),
                Route.post("/owner/sign-out", this::signOut));
    }

    private void show(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        ctx.html(pages.owner(access.get().isOwner(ctx), false));
    }

    private void signIn(Context ctx) throws IOException {
        String token = QueryString.parse(RequestBody.form(ctx)).getOrDefault("token", "");
        if (access.get().sessions().signIn(ctx, token)) {
            ctx.redirect("/gallery", HttpStatus.SEE_OTHER);
        } else {
            ctx.status(FORBIDDEN).header("Cache-Control", "no-store");
            ctx.html(pages.owner(false, true));
        }
    }

    private void signOut(Context ctx) {
        access.get().sessions().signOut(ctx);
        ctx.redirect("/owner", HttpStatus.SEE_OTHER);
    }
}

package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.featurescope.figure.link.QueryString;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.check.RangeTests;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.Portraits;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.Pages;
import org.featurescope.web.page.view.DrawingView;

/** The page of a network, and the route by which the server's owner switches the drawing of its portraits. */
final class NetworkRoutes {
    private final Catalogue catalogue;
    private final RangeTests rangeTests;
    private final Portraits portraits;
    private final PortraitDrawing drawing;
    private final Permission owner;
    private final Pages pages;

    NetworkRoutes(
            Catalogue catalogue,
            RangeTests rangeTests,
            Portraits portraits,
            PortraitDrawing drawing,
            Permission owner,
            Pages pages) {
        this.catalogue = catalogue;
        this.rangeTests = rangeTests;
        this.portraits = portraits;
        this.drawing = drawing;
        this.owner = owner;
        this.pages = pages;
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(
                Route.get("/models/{model}", this::show),
                Route.get("/models/{model}/card", ctx -> ctx.html(pages.card(network(ctx)))),
                Route.post("/models/{model}/portraits", this::draw));
    }

    private void show(Context ctx) {
        Network network = network(ctx);
        DrawingView view = new DrawingView(drawing.state(network), owner.has(ctx));
        ctx.html(pages.model(network, rangeTests.find(network), portraits, view));
    }

    private void draw(Context ctx) throws IOException {
        owner.require(ctx);
        Network network = network(ctx);
        switch (QueryString.parse(RequestBody.form(ctx)).getOrDefault("draw", "")) {
            case "on" -> drawing.switchOn(network);
            case "off" -> drawing.switchOff(network);
            default -> throw new InvalidInputException("draw", "draw must be on or off");
        }
        ctx.redirect("/models/%s#portraits".formatted(network.id()), HttpStatus.SEE_OTHER);
    }

    private Network network(Context ctx) {
        return catalogue.network(ctx.pathParam("model"));
    }
}

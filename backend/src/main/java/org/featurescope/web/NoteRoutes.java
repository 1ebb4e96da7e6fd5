package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.featurescope.figure.link.QueryString;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitNotes;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.validate.Validate;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.view.UnitCards;

/** The route by which the server's owner names a unit and writes a note about it. */
final class NoteRoutes {
    private final Catalogue catalogue;
    private final UnitNotes notes;
    private final Permission owner;

    NoteRoutes(Catalogue catalogue, UnitNotes notes, Permission owner) {
        this.catalogue = catalogue;
        this.notes = notes;
        this.owner = owner;
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(Route.post("/models/{model}/{layer}/{channel}/note", this::keep));
    }

    private void keep(Context ctx) throws IOException {
        owner.require(ctx);
        Network network = catalogue.network(ctx.pathParam("model"));
        Unit unit = unit(network, ctx);
        Map<String, String> form = QueryString.parse(RequestBody.form(ctx));
        notes.keep(network, unit, new Note(form.getOrDefault("name", ""), form.getOrDefault("note", "")));
        ctx.redirect(UnitCards.path(network, unit), HttpStatus.SEE_OTHER);
    }

    private static Unit unit(Network network, Context ctx) {
        String channel = ctx.pathParam("channel");
        Validate.isTrue("channel", channel.matches("\\d{1,6}"), "channel must be a whole number");
        Unit unit = new Unit(network.layer(ctx.pathParam("layer")).name(), Integer.parseInt(channel));
        return unit.checkedAgainst(network);
    }
}

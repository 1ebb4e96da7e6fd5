package org.featurescope.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.QueryString;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;
import org.featurescope.web.http.SecurityHeaders;
import org.featurescope.web.page.LayerView;
import org.featurescope.web.page.Pages;
import org.featurescope.web.page.view.EmbedOptions;
import org.featurescope.web.page.view.FigureLookup;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.GalleryView;
import org.featurescope.web.page.view.OfferedFigure;
import org.featurescope.web.page.view.UnitFacts;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the pages. A handler throws {@link NotFoundException} if the network, layer, unit or figure of its page
 * does not exist.
 */
public final class PageRoutes {
    /** Keeps crawlers that execute scripts from having figures made that nobody looks at. */
    private static final String ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /figure?\nDisallow: /figure.png\n";

    private static final String FETCH_DESTINATION = "Sec-Fetch-Dest";
    private static final Set<String> FRAMES = Set.of("iframe", "frame");

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final Portraits portraits;
    private final KnownResponses responses;
    private final FigureLookup figures;
    private final Function<Suggestion.Link, OfferedFigure> offers;
    private final Function<Context, GalleryView> gallery;
    private final Predicate<Context> isOwner;
    private final Pages pages;
    private final LayerOrders orders;

    /**
     * Creates the routes.
     *
     * @param portraits the portraits of the networks' units
     * @param responses what the networks' units respond to
     * @param figures finds figures by their ids
     * @param offers returns what is known of the figure of a link
     * @param gallery returns the page of the gallery that a request asks for
     * @param isOwner returns whether the owner sends a request
     */
    PageRoutes(
            Kinds kinds,
            Catalogue catalogue,
            Portraits portraits,
            KnownResponses responses,
            FigureLookup figures,
            Function<Suggestion.Link, OfferedFigure> offers,
            Function<Context, GalleryView> gallery,
            Predicate<Context> isOwner) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.portraits = portraits;
        this.responses = responses;
        this.figures = figures;
        this.offers = offers;
        this.gallery = gallery;
        this.isOwner = isOwner;
        this.pages = new Pages(kinds, catalogue);
        this.orders = new LayerOrders(kinds.layerFigures());
    }

    /** Returns the routes. */
    List<Route> routes() {
        return List.of(
                Route.get("/robots.txt", ctx -> ctx.result(ROBOTS)),
                Route.get("/", ctx -> ctx.html(pages.front(portraits, responses))),
                Route.get("/look", ctx -> ctx.html(pages.look())),
                Route.get("/statistics", ctx -> ctx.html(pages.statistics())),
                Route.get("/space", this::space),
                Route.get("/linear", ctx -> ctx.html(pages.linear(chosenNetwork(ctx)))),
                Route.get("/train", ctx -> ctx.html(pages.train())),
                Route.get("/models/{model}/{layer}", this::layer),
                Route.post("/models/{model}/{layer}", this::sort),
                Route.get("/models/{model}/{layer}/{channel}", this::unit),
                Route.get("/gallery", ctx -> ctx.html(pages.gallery(gallery.apply(ctx)))),
                Route.get("/figures/new", ctx -> ctx.html(pages.figureMaker())),
                Route.get("/figures/{id}", this::figurePage),
                Route.get("/embed/{id}", this::embed));
    }

    /** Answers with a figure's page; in a frame, into which an editor has put the figure's link, with the page to embed. */
    private void figurePage(Context ctx) {
        ctx.header("Vary", FETCH_DESTINATION);
        if (FRAMES.contains(Optional.ofNullable(ctx.header(FETCH_DESTINATION)).orElse(""))) {
            SecurityHeaders.allowFraming(ctx);
            ctx.redirect("/embed/" + ctx.pathParam("id"));
        } else {
            ctx.html(pages.figure(figure(ctx), BaseUrl.of(ctx)));
        }
    }

    private void embed(Context ctx) {
        String html = pages.embed(figure(ctx), embedOptions(ctx), BaseUrl.of(ctx));
        SecurityHeaders.allowFraming(ctx);
        ctx.html(html);
    }

    private void layer(Context ctx) {
        Network network = network(ctx);
        Layer layer = network.layer(ctx.pathParam("layer"));
        @Nullable String page = ctx.queryParam("page");
        LayerView view = LayerView.of(
                kinds.layerFigures(),
                page == null ? 1 : number("page", page),
                name -> Optional.ofNullable(ctx.queryParam(name)));
        LayerView ordered = view.in(orders.find(network, layer, view.chosen()));
        ctx.html(pages.layer(network, layer, ordered, portraits.of(network), responses.of(network)));
    }

    /** Sorts the units of a layer as a form says, and leads to the page that shows them in this order. */
    private void sort(Context ctx) throws IOException {
        Network network = network(ctx);
        Layer layer = network.layer(ctx.pathParam("layer"));
        Map<String, String> form = QueryString.parse(RequestBody.form(ctx));
        LayerView view = LayerView.of(kinds.layerFigures(), 1, name -> Optional.ofNullable(form.get(name)));
        orders.sort(network, layer, view.chosen());
        ctx.redirect(Pages.layerPath(network, layer, view, kinds), HttpStatus.SEE_OTHER);
    }

    private void space(Context ctx) {
        String photographs = Optional.ofNullable(ctx.queryParam("photographs")).orElse(PhotographShelf.COMMONS);
        Validate.isTrue(
                "photographs",
                PhotographShelf.NAME.matcher(photographs).matches(),
                "photographs must be the name of a set of photographs, such as commons");
        ctx.html(pages.space(chosenNetwork(ctx), Optional.ofNullable(ctx.queryParam("layer")), photographs));
    }

    private void unit(Context ctx) {
        Network network = network(ctx);
        Layer layer = network.layer(ctx.pathParam("layer"));
        Unit unit = new Unit(layer.name(), number("channel", ctx.pathParam("channel"))).checkedAgainst(network);
        UnitFacts facts = UnitFacts.of(network, unit, portraits, responses, isOwner.test(ctx), catalogue.networks());
        ctx.html(pages.unit(network, layer, unit.channel(), facts, offers));
    }

    /** Returns the network that the address of a page names, if it names one. */
    private Optional<Network> chosenNetwork(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("model")).map(catalogue::network);
    }

    private Network network(Context ctx) {
        return catalogue.network(ctx.pathParam("model"));
    }

    private FigureView figure(Context ctx) {
        String id = ctx.pathParam("id");
        return figures.find(id)
                .orElseThrow(() -> new NotFoundException(
                        "id",
                        "There is no figure \"%s\" here. Its readable link, if you have it, makes it again."
                                .formatted(id)));
    }

    private static EmbedOptions embedOptions(Context ctx) {
        return EmbedOptions.of(
                ctx.queryParam("theme"),
                ctx.queryParam("caption"),
                ctx.queryParam("controls"),
                ctx.queryParam("autoplay"));
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    field, "%s must be a whole number, but is \"%s\"".formatted(field, text), e);
        }
    }
}

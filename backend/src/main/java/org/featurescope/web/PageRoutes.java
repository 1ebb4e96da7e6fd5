package org.featurescope.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.page.LayerView;
import org.featurescope.web.page.Pages;
import org.featurescope.web.page.view.EmbedOptions;
import org.featurescope.web.page.view.FigureLookup;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.GalleryView;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the pages. A handler throws {@link NotFoundException} if the network, layer, unit or figure of its page
 * does not exist.
 */
public final class PageRoutes {
    private final Kinds kinds;
    private final Catalogue catalogue;
    private final FigureLookup figures;
    private final Function<Context, GalleryView> gallery;
    private final Pages pages;

    /**
     * Creates the routes.
     *
     * @param figures finds figures by their ids
     * @param gallery returns the page of the gallery that a request asks for
     */
    PageRoutes(Kinds kinds, Catalogue catalogue, FigureLookup figures, Function<Context, GalleryView> gallery) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.figures = figures;
        this.gallery = gallery;
        this.pages = new Pages(kinds, catalogue);
    }

    /** Adds the routes to the server's. */
    void register(RoutesConfig routes) {
        page(routes, "/", ctx -> ctx.html(pages.front()));
        page(routes, "/look", ctx -> ctx.html(pages.look()));
        page(routes, "/statistics", ctx -> ctx.html(pages.statistics()));
        page(routes, "/space", this::space);
        page(routes, "/linear", ctx -> ctx.html(pages.linear(chosenNetwork(ctx))));
        page(routes, "/train", ctx -> ctx.html(pages.train()));
        page(routes, "/models", ctx -> ctx.html(pages.models()));
        page(routes, "/models/{model}", ctx -> ctx.html(pages.model(network(ctx))));
        page(routes, "/models/{model}/card", ctx -> ctx.html(pages.card(network(ctx))));
        page(routes, "/models/{model}/{layer}", this::layer);
        page(routes, "/models/{model}/{layer}/{channel}", this::unit);
        page(routes, "/gallery", ctx -> ctx.html(pages.gallery(gallery.apply(ctx))));
        page(routes, "/figures/new", ctx -> ctx.html(pages.figureMaker()));
        page(routes, "/figures/{id}", ctx -> ctx.html(pages.figure(figure(ctx), BaseUrl.of(ctx))));
        page(routes, "/embed/{id}", ctx -> ctx.html(pages.embed(figure(ctx), embedOptions(ctx), BaseUrl.of(ctx))));
    }

    /** Adds a page's handler for the methods GET and HEAD. */
    static void page(RoutesConfig routes, String path, Handler handler) {
        for (HandlerType verb : List.of(HandlerType.GET, HandlerType.HEAD)) {
            routes.addHttpHandler(verb, path, handler);
        }
    }

    private void layer(Context ctx) {
        Network network = network(ctx);
        @Nullable String page = ctx.queryParam("page");
        LayerView view = LayerView.of(
                kinds.layerFigures(),
                page == null ? 1 : number("page", page),
                name -> Optional.ofNullable(ctx.queryParam(name)));
        ctx.html(pages.layer(network, network.layer(ctx.pathParam("layer")), view));
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
        ctx.html(pages.unit(network, layer, unit.channel()));
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

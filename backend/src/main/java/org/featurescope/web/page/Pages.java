package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The pages, each as one HTML document. Whatever comes from a caller or a file is escaped. */
public final class Pages {
    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Makes pages about these networks, with figures of these kinds. */
    public Pages(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** What this is, a figure that begins at once, and ways in. */
    public String front() {
        return FrontPage.html(kinds, catalogue);
    }

    /** A photograph, its classes and its activations. */
    public String look() {
        return Shell.widePage(
                Head.of("Look at a photograph", "Which neurons a photograph excites, in every layer of a network."),
                "/look",
                h1("Look at a photograph"),
                p("The photograph goes through the network once. Each small square is the map of one neuron’s channel: bright"
                                + " where the photograph excites it. Point at one to see it laid over the photograph; open it"
                                + " to see what the channel responds to most.")
                        .withClass("lead"),
                tag("look-page"));
    }

    /** The networks at hand. */
    public String models() {
        return ModelPages.list(catalogue);
    }

    /** The layers of a network. */
    public String model(Network network) {
        return ModelPages.layers(network);
    }

    /** What is written about a network by those who made it. */
    public String card(Network network) {
        return ModelCardPage.html(network, catalogue.card(network));
    }

    /** The channels of a layer, a page of them. */
    public String layer(Network network, Layer layer, LayerView view) {
        return LayerPage.html(kinds, network, layer, view);
    }

    /** One unit. */
    public String unit(Network network, Layer layer, int channel) {
        return UnitPage.html(kinds, network, layer, channel);
    }

    /** A figure, for people who follow its permanent link; {@code baseUrl} is the site's address without a slash at the end. */
    public String figure(FigureView figure, String baseUrl) {
        return FigurePages.page(figure, baseUrl);
    }

    /** A figure alone, for a frame in another page. */
    public String embed(FigureView figure, EmbedOptions options, String baseUrl) {
        return FigurePages.embed(figure, options, baseUrl);
    }

    /** What has been made here. */
    public String gallery(GalleryView view) {
        return Gallery.html(view);
    }

    /** Where figures are put together. */
    public String figureMaker() {
        return FigureMakerPage.html();
    }

    /** What went wrong. */
    public String problem(int status, String title, String detail) {
        return Shell.page(
                Head.of(title, detail),
                "",
                p(String.valueOf(status)).withClass("quiet"),
                h1(title),
                p(detail).withClass("lead"),
                p(
                        text("Go on "),
                        a("to the front page").withHref("/"),
                        text(", "),
                        a("to the models").withHref("/models"),
                        text(" or "),
                        a("to a photograph").withHref("/look"),
                        text(".")));
    }
}

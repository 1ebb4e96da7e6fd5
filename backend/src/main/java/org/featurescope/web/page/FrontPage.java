package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.web.page.view.PortraitTiles;

/** The front page: what the product is, a live figure, and links to the other pages. */
final class FrontPage {
    /** The network whose channels are shown on the front page. Readers can say what these channels respond to. */
    private static final String CHOSEN_MODEL = "mini-inception-robust";

    private static final String CHOSEN_LAYER = "mixed5b";
    private static final String CHOSEN_CHANNELS = "82,109,135,188,400,559,586,612";
    /** A layer of that network and channels of it whose portraits say something at first sight. */
    private static final String PORTRAIT_LAYER = "mixed4d";

    private static final List<Integer> PORTRAIT_CHANNELS =
            List.of(1, 7, 9, 4, 38, 39, 43, 40, 68, 69, 71, 105, 107, 108, 129, 134, 162, 164, 170, 207, 2, 75);
    /** The number of channels that are shown of another network. */
    private static final int FIRST_CHANNELS = 8;

    private FrontPage() {}

    /** Returns the network of the front page: the chosen one, or the default one where it is absent. */
    static Network network(Catalogue catalogue) {
        return catalogue.networks().stream()
                .filter(each -> each.id().equals(CHOSEN_MODEL))
                .findFirst()
                .orElseGet(catalogue::defaultNetwork);
    }

    /** @param portraits those that the network has, if it has any */
    static String html(Kinds kinds, Network network, Optional<PortraitIndex> portraits) {
        return Shell.page(
                Head.of(
                        Shell.NAME,
                        "See what the neurons of Inception-style networks respond to, as the pictures form."),
                "/",
                h1("What does a neuron see?"),
                p("A neuron of a vision network responds to something in a picture: an edge, fur, the eye of a dog."
                                + " Featurescope shows what, in two ways: it optimizes a picture, beginning with noise,"
                                + " until it excites the neuron as much as possible; and it passes your photograph"
                                + " through the network, layer by layer.")
                        .withClass("lead"),
                portraits(network, portraits),
                figure(kinds, network),
                p("Each picture above shows one channel. Whether single neurons are the right thing to look at is"
                        + " an open question:"),
                blockquote(
                        text("… individual neurons are the basis directions of activation space, and it is not clear"
                                + " that these should be any more special than any other direction."),
                        footer(
                                text("Olah, Mordvintsev and Schubert, “Feature Visualization”, Distill, 2017, "),
                                a("doi:10.23915/distill.00007").withHref(Shell.ARTICLE))),
                h2("Where to begin").withClass("wide"),
                links(network));
    }

    /** Returns a strip of portraits, which are there before anything is computed and without a script. */
    private static DomContent portraits(Network network, Optional<PortraitIndex> portraits) {
        Optional<Layer> layer = network.layers().stream()
                .filter(each ->
                        each.name().equals(PORTRAIT_LAYER) && network.id().equals(CHOSEN_MODEL))
                .findFirst();
        return layer.flatMap(of -> PortraitTiles.of(network, of, portraits))
                .<DomContent>map(tiles -> section(
                                p(
                                        text(
                                                "Neurons of a layer in the middle of the network, made beforehand. Open one to"
                                                        + " see what it fires on, or see "),
                                        a("all %d of this layer"
                                                        .formatted(layer.get().channels()))
                                                .withHref(LayerPage.path(network, layer.get())),
                                        text(". The larger pictures below form while you watch.")),
                                ul(each(PORTRAIT_CHANNELS, channel -> portrait(network, layer.get(), channel, tiles)))
                                        .withClass("units")
                                        .withStyle(tiles.sheetStyle()))
                        .withClass("wide"))
                .orElseGet(() -> text(""));
    }

    private static DomContent portrait(Network network, Layer layer, int channel, PortraitTiles tiles) {
        return li(a(span().withClass("portrait").withStyle(tiles.style(channel)), span("" + channel))
                .withHref(LayerPage.path(network, layer) + "/" + channel)
                .attr("aria-label", layer.name() + ":" + channel));
    }

    private static DomContent figure(Kinds kinds, Network network) {
        Optional<Layer> chosen = network.id().equals(CHOSEN_MODEL)
                ? network.layers().stream()
                        .filter(layer -> layer.name().equals(CHOSEN_LAYER))
                        .findFirst()
                : Optional.empty();
        Layer layer = chosen.orElseGet(() -> lastSpatialLayer(network));
        String channels = chosen.map(any -> CHOSEN_CHANNELS)
                .orElse("0-%d".formatted(Math.min(FIRST_CHANNELS, layer.channels()) - 1));
        return FigureElements.figure(kinds.layerFigures().channelsQuery(network, layer, channels))
                .attr("class", "wide front");
    }

    /** Returns the deepest layer whose activation map has more than one row. */
    private static Layer lastSpatialLayer(Network network) {
        return network.layers().stream()
                .filter(layer -> layer.height() > 1)
                .reduce((shallower, deeper) -> deeper)
                .orElseGet(() -> network.layers().get(0));
    }

    private static DomContent links(Network network) {
        return ul(
                        link(
                                "/look",
                                "Look at a photograph",
                                "Choose a sample or drop your own, and see which neurons it excites in every layer."),
                        link(
                                "/models/" + network.id(),
                                "Explore a network",
                                "Every layer of " + network.descriptor().title()
                                        + " in depth order, and every channel of each layer."),
                        link(
                                SpacePage.PATH,
                                "What is activation space?",
                                "How a neuron, a single number, can be a basis direction: six steps to touch, for"
                                        + " readers who know vectors from school."),
                        link(
                                LinearPage.PATH,
                                "The neurons of a linear layer",
                                "All neurons at once, as lines and planes to drag, and the regions into which they cut"
                                        + " their inputs."),
                        link(
                                TrainPage.PATH,
                                "A network that trains while you watch",
                                "Small networks whose neurons are coloured by what they say, from xor to photographs; stop,"
                                        + " go back, and change anything."),
                        link(
                                "/models",
                                "Choose another network",
                                "The networks of this server, the origin of their weights and their licences."),
                        link(
                                FigureMakerPage.PATH,
                                "Make a figure",
                                "Choose a kind and its parameters, watch it form, and share its link."),
                        link(
                                Gallery.PATH,
                                "See the gallery",
                                "Every figure made on this server, to look through, to cite and to embed."),
                        link(
                                "/docs",
                                "Read how it is done",
                                "Each kind of figure with its formulas, its sources and a live example."))
                .withClasses("wide", "ways");
    }

    private static DomContent link(String path, String name, String description) {
        return li(a(name).withHref(path), p(description));
    }
}

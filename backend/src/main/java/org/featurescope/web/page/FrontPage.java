package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Optional;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** What this is, a figure that begins at once, and ways in. */
final class FrontPage {
    /** Channels whose pictures a reader can name; of other networks the first channels are shown. */
    private static final String CHOSEN_MODEL = "mini-inception-robust";

    private static final String CHOSEN_LAYER = "mixed5b";
    private static final String CHOSEN_CHANNELS = "82,109,135,188,400,559,586,612";
    private static final int FIRST_CHANNELS = 8;

    private FrontPage() {}

    static String html(Kinds kinds, Catalogue catalogue) {
        Network network = catalogue.networks().stream()
                .filter(each -> each.id().equals(CHOSEN_MODEL))
                .findFirst()
                .orElseGet(catalogue::defaultNetwork);
        return Shell.page(
                Head.of(Shell.NAME, "What the neurons of Inception-style networks respond to, made before your eyes."),
                "/",
                h1("What does a neuron see?"),
                p("A neuron of a vision network responds to something in a picture: an edge, fur, the eye of a dog."
                                + " Featurescope shows to what, by shaping a picture out of noise until it excites the neuron"
                                + " as much as it can, and by passing your photograph through the network, layer by layer.")
                        .withClass("lead"),
                figure(kinds, network),
                p("Each picture above is one channel’s. Whether single neurons are the thing to look at is itself the"
                        + " question:"),
                blockquote(
                        text(
                                "… individual neurons are the basis directions of activation space, and it is not clear that"
                                        + " these should be any more special than any other direction."),
                        footer(
                                text("Olah, Mordvintsev and Schubert, “Feature Visualization”, Distill, 2017, "),
                                a("doi:10.23915/distill.00007").withHref(Shell.ARTICLE))),
                h2("Ways in").withClass("wide"),
                ways(network));
    }

    private static DomContent figure(Kinds kinds, Network network) {
        Optional<Layer> chosen = network.id().equals(CHOSEN_MODEL)
                ? network.layers().stream()
                        .filter(layer -> layer.name().equals(CHOSEN_LAYER))
                        .findFirst()
                : Optional.empty();
        Layer layer = chosen.orElseGet(() -> lastOfBody(network));
        String channels = chosen.map(any -> CHOSEN_CHANNELS)
                .orElse("0-%d".formatted(Math.min(FIRST_CHANNELS, layer.channels()) - 1));
        return FigureElements.figure(kinds.layerFigures().channelsQuery(network, layer, channels))
                .attr("class", "wide");
    }

    /** The deepest layer whose units still have a place in the picture. */
    private static Layer lastOfBody(Network network) {
        return network.layers().stream()
                .filter(layer -> layer.height() > 1)
                .reduce((shallower, deeper) -> deeper)
                .orElseGet(() -> network.layers().get(0));
    }

    private static DomContent ways(Network network) {
        return ul(
                        way(
                                "/look",
                                "Look at a photograph",
                                "Choose a sample or drop your own, and see which neurons it excites in every layer."),
                        way(
                                "/models/" + network.id(),
                                "Go through a network",
                                "Every layer of " + network.descriptor().title()
                                        + " in depth order, and every channel of each layer."),
                        way(
                                "/models",
                                "Choose another",
                                "The networks at hand, where their weights come from and on what terms."),
                        way(
                                FigureMakerPage.PATH,
                                "Make a figure",
                                "Choose a kind and what it takes, watch it form, and take its link with you."),
                        way(
                                Gallery.PATH,
                                "See what was made",
                                "Every figure of this server, to look through, to cite and to embed."),
                        way(
                                "/docs",
                                "Read how it is done",
                                "Each kind of figure with its formulas and sources, and one of it, live."))
                .withClasses("wide", "ways");
    }

    private static DomContent way(String path, String name, String what) {
        return li(a(name).withHref(path), p(what));
    }
}

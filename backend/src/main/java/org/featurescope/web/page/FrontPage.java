package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.PortraitRecipe;
import org.featurescope.portrait.Portraits;
import org.featurescope.portrait.Replay;
import org.featurescope.unit.KnownResponses;
import org.featurescope.web.page.view.KindThumbnail;
import org.featurescope.web.page.view.NetworkPictures;
import org.featurescope.web.page.view.PortraitTiles;

/** The front page: what the product is, finished pictures, a live figure, and links to the other pages. */
final class FrontPage {
    /** The number of channels that the live figure shows. */
    private static final int LIVE_CHANNELS = 4;
    /** The number of portraits that are shown of a network for which nobody chose units. */
    private static final int FIRST_PORTRAITS = 16;

    /** The number of pictures in the thumbnail of a network. */
    private static final int CELLS = 6;

    private static final String PHOTOGRAPH = "/static/samples/thumbnails/chelsea.jpg";
    private static final String COMMONS = "commons";

    private FrontPage() {}

    static String html(Kinds kinds, Network network, Portraits portraits, KnownResponses known) {
        Optional<Replay> replay = portraits.replay(network);
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
                finished(network, portraits, known, replay),
                h2("Watch some form"),
                p("This server makes pictures while you watch, beginning with noise.")
                        .withClass("with-scripts"),
                noscript(p(
                        "With JavaScript, which is turned off, pictures form here while you watch, beginning with noise."
                                + (replay.isEmpty() ? "" : " These were made beforehand."))),
                figure(kinds, network, known, replay),
                p("Each picture shows one channel. Whether single neurons are the right thing to look at is"
                        + " an open question:"),
                blockquote(
                        text("… individual neurons are the basis directions of activation space, and it is not clear"
                                + " that these should be any more special than any other direction."),
                        footer(
                                text("Olah, Mordvintsev and Schubert, “Feature Visualization”, Distill, 2017, "),
                                a("doi:10.23915/distill.00007").withHref(Shell.ARTICLE))),
                h2("Where to begin").withClass("wide"),
                links(kinds, network, portraits));
    }

    /** Returns pictures that are there before anything is computed and without a script. */
    private static DomContent finished(
            Network network, Portraits portraits, KnownResponses known, Optional<Replay> replay) {
        return replay.<DomContent>map(found -> each(
                        NetworkPictures.replay(network, found, known).withClass("wide"),
                        p(
                                text(
                                        "Each is a neuron with the picture that excites it, made beforehand. A neuron of the"
                                                + " last layer is named by its class, another by the word for most of the"
                                                + " pictures that excite it, or else by the class that is most frequent among"
                                                + " these, with its share, or by its number. Open one to see what"
                                                + " else excites it, or see "),
                                a("all neurons of %s"
                                                .formatted(network.descriptor().title()))
                                        .withHref(ModelPages.path(network)),
                                text("."))))
                .orElseGet(() -> firstPortraits(network, portraits.of(network)));
    }

    private static DomContent firstPortraits(Network network, Optional<PortraitIndex> portraits) {
        Layer layer = lastSpatialLayer(network);
        return PortraitTiles.of(network, layer, portraits)
                .<DomContent>map(tiles -> ul(each(IntStream.range(0, Math.min(FIRST_PORTRAITS, layer.channels()))
                                .mapToObj(channel -> portrait(network, layer, channel, tiles))))
                        .withClasses("units", "wide")
                        .withStyle(tiles.sheetStyle()))
                .orElseGet(() -> text(""));
    }

    private static DomContent portrait(Network network, Layer layer, int channel, PortraitTiles tiles) {
        return li(a(span().withClass("portrait").withStyle(tiles.style(channel)), span("" + channel))
                .withHref(LayerPage.path(network, layer) + "/" + channel)
                .attr("aria-label", layer.name() + ":" + channel));
    }

    /** Returns the live figure. It shows units of the replay that are of one layer, or else those of a deep layer. */
    private static DomContent figure(Kinds kinds, Network network, KnownResponses known, Optional<Replay> replay) {
        List<Unit> chosen = replay.map(Replay::chosen).orElseGet(List::of).stream()
                .filter(unit -> network.layer(unit.layer()).height() > 1)
                .toList();
        Layer layer = chosen.isEmpty()
                ? lastSpatialLayer(network)
                : network.layer(chosen.get(0).layer());
        String channels = chosen.isEmpty()
                ? "0-%d".formatted(Math.min(LIVE_CHANNELS, layer.channels()) - 1)
                : chosen.stream()
                        .filter(unit -> unit.layer().equals(layer.name()))
                        .limit(LIVE_CHANNELS)
                        .map(unit -> String.valueOf(unit.channel()))
                        .collect(Collectors.joining(","));
        String query = kinds.layerFigures().channelsQuery(network, layer, channels)
                + PortraitRecipe.of(network).linkParameters();
        return FigureElements.figure(query, withoutScript(network, known, replay, layer))
                .attr("class", "wide front");
    }

    /** Returns finished pictures of the units of the live figure, for a reader who cannot watch it. */
    private static DomContent withoutScript(
            Network network, KnownResponses known, Optional<Replay> replay, Layer layer) {
        return each(
                replay.stream().toList(),
                found -> NetworkPictures.finished(
                        network, found, known, unit -> unit.layer().equals(layer.name()), LIVE_CHANNELS));
    }

    /** Returns the deepest layer whose activation map has more than one row. */
    private static Layer lastSpatialLayer(Network network) {
        return network.layers().stream()
                .filter(layer -> layer.height() > 1)
                .reduce((shallower, deeper) -> deeper)
                .orElseGet(() -> network.layers().get(0));
    }

    private static DomContent links(Kinds kinds, Network network, Portraits portraits) {
        return ul(
                        link(
                                img().withSrc(PHOTOGRAPH)
                                        .withAlt("")
                                        .attr("width", 108)
                                        .attr("height", 72)
                                        .attr("loading", "lazy"),
                                "/look",
                                "Look at a photograph",
                                "Choose a sample or drop your own, and see which neurons it excites in every layer."),
                        link(
                                NetworkPictures.thumbnails(network, portraits, 0, CELLS),
                                "/models/" + network.id(),
                                "Explore a network",
                                "Every layer of " + network.descriptor().title()
                                        + " in depth order, and every channel of each layer."),
                        link(
                                of(
                                        kinds,
                                        kind -> !kind.shownInSpace(network, SpacePage.layer(network), COMMONS)
                                                .isEmpty()),
                                SpacePage.PATH,
                                "What is activation space?",
                                "How a neuron, a single number, can be a basis direction: six steps to touch, for"
                                        + " readers who know vectors from school."),
                        link(
                                of(kinds, kind -> !kind.shownInLinear(network).isEmpty()),
                                LinearPage.PATH,
                                "The neurons of a linear layer",
                                "All neurons at once, as lines and planes to drag, and the regions into which they cut"
                                        + " their inputs."),
                        link(
                                of(kinds, kind -> !kind.shownInTraining().isEmpty()),
                                TrainPage.PATH,
                                "A network that trains while you watch",
                                "Small networks whose neurons are coloured by what they say, from xor to photographs; stop,"
                                        + " go back, and change anything."),
                        link(
                                NetworkPictures.thumbnails(network, portraits, CELLS, CELLS),
                                "/models",
                                "Choose another network",
                                "The networks of this server, the origin of their weights and their licences."),
                        link(
                                of(kinds, kind -> true),
                                FigureMakerPage.PATH,
                                "Make a figure",
                                "Choose a kind and its parameters, watch it form, and share its link."),
                        link(
                                of(kinds, LayerFigures.class::isInstance),
                                Gallery.PATH,
                                "See the gallery",
                                "Every figure made on this server, to look through, to cite and to embed."),
                        link(
                                of(
                                        kinds,
                                        kind -> WithPhotographs.class.isAssignableFrom(kind.specType())
                                                && kind.shownInSpace(network, SpacePage.layer(network), COMMONS)
                                                        .isEmpty()),
                                "/docs",
                                "Read how it is done",
                                "Each kind of figure with its formulas, its sources and a live example."))
                .withClasses("wide", "ways");
    }

    /** Returns the picture of the first kind that a page is about. */
    private static DomContent of(Kinds kinds, Predicate<FigureKind<?>> about) {
        return kinds.all().stream()
                .filter(about)
                .findFirst()
                .map(KindThumbnail::of)
                .orElseGet(() -> text(""));
    }

    private static DomContent link(DomContent picture, String path, String name, String description) {
        return li(picture, a(name).withHref(path), p(description));
    }
}

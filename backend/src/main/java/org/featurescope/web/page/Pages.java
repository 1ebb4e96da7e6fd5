package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.check.RangeTest;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitResponses;
import org.featurescope.web.page.view.DrawingView;
import org.featurescope.web.page.view.EmbedOptions;
import org.featurescope.web.page.view.FetchView;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.GalleryView;
import org.featurescope.web.page.view.OfferedFigure;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.UnitFacts;

/** Returns the pages, each as one HTML document. Texts from callers and files are escaped. */
public final class Pages {
    /**
     * The address that stands in pages for that of their server, which must be absolute in previews of links. Whoever answers with a
     * page replaces it.
     */
    public static final String SERVER = "https://featurescope.invalid";

    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Creates the pages about these networks, with figures of these kinds. */
    public Pages(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /**
     * Returns the front page.
     *
     * @param portraits those of the networks' units
     * @param known what the units fire on
     */
    public String front(Portraits portraits, KnownResponses known) {
        return FrontPage.html(kinds, catalogue.defaultNetwork(), portraits, known);
    }

    /** Returns the page that shows the classes and the activations of a photograph. */
    public String look() {
        return Shell.widePage(
                Head.of("Look at a photograph", "Which neurons a photograph excites, in every layer of a network."),
                "/look",
                h1("Look at a photograph"),
                p("The photograph goes through the network once. Each small square is the activation map of one"
                                + " channel: bright where the photograph excites it. Point at one to see it laid over"
                                + " the photograph; open it to see what the channel responds to most.")
                        .withClass("lead"),
                tag("look-page").with(samples()));
    }

    /** Returns the sample photographs with figures about them, which stand on the look page where there is no script. */
    private DomContent samples() {
        Network network = catalogue.defaultNetwork();
        Layer layer = SpacePage.layer(network);
        return noscript(
                p(
                        "To pass a photograph through a network here needs JavaScript, which is turned off. These figures show"
                                + " what a layer of %s makes of the sample photographs."
                                        .formatted(network.descriptor().title())),
                ul(each(
                                new SamplePhotographs().list(),
                                sample -> li(
                                        img().withSrc(sample.path())
                                                .withAlt(sample.title())
                                                .attr("loading", "lazy"),
                                        p(sample.title() + ". " + sample.credit()),
                                        each(
                                                kinds.suggestions(
                                                        network,
                                                        kind -> kind.suggestionsForPhotograph(
                                                                network, layer, 0, sample.id())),
                                                link -> p(a(link.title()).withHref(link.url()))))))
                        .withClass("samples"));
    }

    /** Returns the page about the activations of a set of photographs. */
    public String statistics() {
        return StatisticsPage.html(kinds, catalogue.defaultNetwork());
    }

    /**
     * Returns the page that explains activation space.
     *
     * @param network the network of which it speaks; empty for one whose neurons are easy to read
     * @param layer the name of the layer; empty for a usual one
     * @param photographs the name of the set of photographs
     * @throws org.featurescope.validate.NotFoundException if the network has no such layer
     */
    public String space(Optional<Network> network, Optional<String> layer, String photographs) {
        Network of = network.orElseGet(() -> SpacePage.network(catalogue));
        return SpacePage.html(kinds, of, layer.map(of::layer).orElseGet(() -> SpacePage.layer(of)), photographs);
    }

    /**
     * Returns the page that explains the neurons of a linear layer.
     *
     * @param network the network of which it speaks at the end; empty for one whose neurons are easy to read
     */
    public String linear(Optional<Network> network) {
        return LinearPage.html(kinds, network.orElseGet(() -> SpacePage.network(catalogue)));
    }

    /** Returns the page about small networks that are trained. */
    public String train() {
        return TrainPage.html(kinds, SpacePage.network(catalogue));
    }

    /**
     * Returns the page that lists the networks.
     *
     * @param portraits those of the networks' units
     * @param fetches what the server's owner is told of networks that can be fetched; empty for others, who are not told
     *     the paths of networks that could not be loaded
     */
    public String models(Portraits portraits, Optional<FetchView> fetches) {
        return ModelPages.list(catalogue, portraits, fetches);
    }

    /**
     * Returns the page of a network, with its layers.
     *
     * @param rangeTest the result of its range test, if it was tested
     * @param portraits those of the networks' units
     * @param drawing how far those of the network are
     */
    public String model(Network network, Optional<RangeTest> rangeTest, Portraits portraits, DrawingView drawing) {
        return ModelPages.layers(network, rangeTest, portraits, drawing);
    }

    /** Returns the page with the model card of a network. */
    public String card(Network network) {
        return ModelCardPage.html(network, catalogue.card(network));
    }

    /**
     * Returns the page of a layer, with all its channels.
     *
     * @param portraits those that the network has, if it has any
     * @param responses those of the network's units, if they are known
     */
    public String layer(
            Network network,
            Layer layer,
            LayerView view,
            Optional<PortraitIndex> portraits,
            Optional<UnitResponses> responses) {
        return LayerPage.html(kinds, network, layer, view, PortraitTiles.of(network, layer, portraits), responses);
    }

    /** Returns the address of the units on the page of a layer. */
    public static String layerPath(Network network, Layer layer, LayerView view, Kinds kinds) {
        return LayerPage.path(network, layer) + view.query(kinds.layerFigures()) + "#" + LayerPage.UNITS;
    }

    /**
     * Returns the page of a unit.
     *
     * @param offers returns what is known of the figure of a link
     */
    public String unit(
            Network network,
            Layer layer,
            int channel,
            UnitFacts facts,
            Function<Suggestion.Link, OfferedFigure> offers) {
        return UnitPage.html(kinds, network, layer, channel, facts, offers);
    }

    /**
     * Returns the page of a figure.
     *
     * @param baseUrl the server's address, without a slash at the end
     */
    public String figure(FigureView figure, String baseUrl) {
        return FigurePages.page(figure, baseUrl);
    }

    /**
     * Returns the page with a figure alone, for a frame in another page.
     *
     * @param baseUrl the server's address, without a slash at the end
     */
    public String embed(FigureView figure, EmbedOptions options, String baseUrl) {
        return FigurePages.embed(figure, options, baseUrl);
    }

    /** Returns a page of the gallery. */
    public String gallery(GalleryView view) {
        return Gallery.html(view, kinds);
    }

    /** Returns the page on which readers make figures of their own. */
    public String figureMaker() {
        return FigureMakerPage.html(kinds, catalogue);
    }

    /**
     * Returns the page on which the server's owner signs in and out.
     *
     * @param isOwner whether its reader is the owner
     * @param wasWrong whether the reader just sent a wrong token
     */
    public String owner(boolean isOwner, boolean wasWrong) {
        return OwnerPage.html(isOwner, wasWrong);
    }

    /** Returns the page that describes an error. */
    public String problem(int status, String title, String detail) {
        return Shell.page(
                Head.of(title, detail),
                "",
                p(String.valueOf(status)).withClass("quiet"),
                h1(title),
                p(detail).withClass("lead"),
                p(
                        text("Continue with "),
                        a("the front page").withHref("/"),
                        text(", "),
                        a("the models").withHref("/models"),
                        text(" or "),
                        a("a photograph").withHref("/look"),
                        text(".")));
    }
}

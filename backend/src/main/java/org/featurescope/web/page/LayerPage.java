package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.br;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.FormTag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.LayerFigures.Choice;
import org.featurescope.figure.LayerFigures.Order;
import org.featurescope.figure.LayerFigures.SortedChannel;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitRecipe;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.UnitResponses;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.page.view.ActivationText;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.ReceptiveFieldText;
import org.featurescope.web.page.view.SampleChoice;
import org.featurescope.web.page.view.UnitCards;

/** The page of a layer, which shows all its units, and larger pictures of a page of them. */
final class LayerPage {
    /** The number of channels on a page: they fill six columns by four rows and are optimized in one batch. */
    private static final int CHANNELS_TO_A_PAGE = 24;

    /** The id of the section with all units. */
    static final String UNITS = "units";

    private static final String PICTURES = "pictures";

    private LayerPage() {}

    /**
     * @param portraits those of the layer's units, if there are any
     * @param responses those of the network's units, if they are known
     */
    static String html(
            Kinds kinds,
            Network network,
            Layer layer,
            LayerView view,
            Optional<PortraitTiles> portraits,
            Optional<UnitResponses> responses) {
        LayerFigures figures = kinds.layerFigures();
        int pages = pageOf(layer.channels() - 1);
        if (view.page() < 1 || view.page() > pages) {
            throw new NotFoundException(
                    "page", "%s has pages 1 to %d, but no page %d".formatted(layer.name(), pages, view.page()));
        }
        int first = (view.page() - 1) * CHANNELS_TO_A_PAGE;
        String path = path(network, layer);
        return Shell.widePage(
                Head.of(
                        "%s of %s".formatted(layer.name(), network.descriptor().title()),
                        "What the units of %s respond to.".formatted(layer.name())),
                path,
                Crumbs.of(
                        Crumbs.step("/models", "Models"),
                        Crumbs.step(
                                ModelPages.path(network), network.descriptor().title()),
                        Crumbs.here(layer.name())),
                h1(layer.name()),
                p(description(network, layer)
                                + (isOptimized(network, layer) ? pictureWords(network, layer, portraits) : ""))
                        .withClass("lead"),
                p(neighbours(network, layer)).withClass("quiet"),
                portraits.isPresent() ? units(network, layer, figures, view, portraits, responses) : each(),
                pictures(network, layer, figures, view, pages, portraits.isPresent()),
                portraits.isPresent() ? each() : units(network, layer, figures, view, portraits, responses),
                h2("Other figures of this layer"),
                FigureElements.suggestions(
                        kinds,
                        network,
                        kind -> isOptimized(network, layer)
                                        || !WithOptimizedPictures.class.isAssignableFrom(kind.specType())
                                ? kind.suggestionsForLayer(network, layer, first)
                                : List.of()));
    }

    private static String pictureWords(Network network, Layer layer, Optional<PortraitTiles> portraits) {
        return portraits.flatMap(PortraitTiles::borrowed).isPresent()
                ? " The small pictures are those of the layer %s; select one to see the unit’s page."
                        .formatted(SourceLayer.of(network, layer).name())
                : " Each picture is optimized from noise for its unit; select it to see the unit’s page.";
    }

    private static boolean isOptimized(Network network, Layer layer) {
        return !network.reach().notOptimized().containsKey(layer.name());
    }

    /** Returns the section with all units: portraits, or their numbers if there are none. */
    private static DomContent units(
            Network network,
            Layer layer,
            LayerFigures figures,
            LayerView view,
            Optional<PortraitTiles> portraits,
            Optional<UnitResponses> responses) {
        List<SortedChannel> channels = view.order().map(Order::channels).orElseGet(() -> unsorted(layer));
        var list = ul(each(channels, channel -> li(unit(network, layer, channel, portraits, responses))))
                .withClass("units");
        return section(
                h2("All units").withId(UNITS),
                p(portraits.map(LayerPage::howMade).orElseGet(() -> howToMake(network, layer)))
                        .withClass("quiet"),
                portraits.isPresent() ? order(path(network, layer), figures, view) : each(),
                portraits.isPresent()
                        ? list.withClass("units on-sheet" + (view.isMeasured() ? " measured" : ""))
                                .withStyle(portraits.get().sheetStyle())
                        : list);
    }

    private static List<SortedChannel> unsorted(Layer layer) {
        return IntStream.range(0, layer.channels())
                .mapToObj(channel -> new SortedChannel(channel, OptionalDouble.empty()))
                .toList();
    }

    /**
     * Returns the form in which a reader chooses the order of the portraits, and what the order is. The order is computed when the
     * form is sent, since a GET request computes nothing.
     */
    private static DomContent order(String path, LayerFigures figures, LayerView view) {
        boolean isMissing =
                view.order().isEmpty() && !figures.orderValues(view.chosen()).isEmpty();
        return each(
                choices(path, figures, view, isMissing ? "Sort the portraits" : "Show")
                        .withMethod("post"),
                view.order()
                        .<DomContent>map(order ->
                                p("The units are %s.".formatted(order.words())).withClass("quiet"))
                        .orElseGet(() -> isMissing
                                ? p("The portraits are not sorted yet. “Sort the portraits” does it, in a moment.")
                                        .withClass("quiet")
                                : each()));
    }

    /**
     * Returns the link to a unit. Its portrait is a style of the link and no element of its own, since a layer may have
     * thousands of units.
     */
    private static DomContent unit(
            Network network,
            Layer layer,
            SortedChannel sorted,
            Optional<PortraitTiles> portraits,
            Optional<UnitResponses> responses) {
        int channel = sorted.channel();
        Unit unit = new Unit(layer.name(), channel);
        Optional<FiresOn> firesOn = responses.filter(known -> known.has(unit)).map(known -> known.firesOn(unit));
        Optional<String> label = ClassUnits.label(network, layer, channel);
        Optional<String> word = label.isPresent()
                ? Optional.empty()
                : firesOn.flatMap(FiresOn::name).map(FiresOn.Share::word);
        DomContent activation = sorted.activation().isEmpty()
                ? each()
                : each(br(), text(ActivationText.of(sorted.activation().getAsDouble())));
        var link = a(
                        text(label.orElse("" + channel)),
                        activation,
                        each(word.stream().toList(), of -> span(of).withClass("word")))
                .withHref(path(network, layer) + "/" + channel)
                .withTitle(firesOn.map(UnitCards::inShort).orElse(unit.toString()));
        return portraits.isPresent() ? link.withStyle(portraits.get().style(channel)) : link;
    }

    private static String howMade(PortraitTiles portraits) {
        return portraits.words()
                + switch (portraits.silent()) {
                    case 0 -> "";
                    case 1 -> " One unit never rose above 0; its picture is grey.";
                    default -> " %d units never rose above 0; their pictures are grey.".formatted(portraits.silent());
                };
    }

    private static String howToMake(Network network, Layer layer) {
        Layer source = SourceLayer.of(network, layer);
        return PortraitRecipe.obstacle(network, source).isPresent()
                ? "Small pictures of these units cannot be made."
                : "The command “featurescope portraits --network %s --layers %s” makes a small picture of each, as does the server where its owner wants it on the page of the network."
                        .formatted(network.id(), source.name());
    }

    private static DomContent pictures(
            Network network, Layer layer, LayerFigures figures, LayerView view, int pages, boolean isBelowPortraits) {
        String withoutGradient = network.reach().notOptimized().get(layer.name());
        if (withoutGradient != null) {
            return p("No pictures can be optimized for this layer: %s.".formatted(withoutGradient));
        }
        String path = path(network, layer);
        String anchor = isBelowPortraits ? "#" + PICTURES : "";
        return each(
                isBelowPortraits ? h2("Larger pictures").withId(PICTURES) : each(),
                isBelowPortraits ? each() : choices(path, figures, view, "Show").withMethod("get"),
                pager(path, anchor, figures, view, pages),
                FigureElements.figure(figures.pageQuery(network, layer, CHANNELS_TO_A_PAGE, view.page(), view.chosen()))
                        .attr("no-pages"));
    }

    /** Returns the number of the page that shows a channel, from 1. */
    static int pageOf(int channel) {
        return channel / CHANNELS_TO_A_PAGE + 1;
    }

    private static String description(Network network, Layer layer) {
        return "%d units on a map of %d × %d; %s."
                .formatted(
                        layer.channels(),
                        layer.height(),
                        layer.width(),
                        ReceptiveFieldText.of(layer, network.descriptor().input()));
    }

    private static DomContent neighbours(Network network, Layer layer) {
        int depth = network.layers().indexOf(layer);
        return each(
                depth == 0 ? text("The first layer. ") : link("Before it: ", network, depth - 1, ". "),
                depth == network.layers().size() - 1
                        ? text("The last layer.")
                        : link("After it: ", network, depth + 1, "."));
    }

    private static DomContent link(String before, Network network, int depth, String after) {
        Layer layer = network.layers().get(depth);
        return each(text(before), a(layer.name()).withHref(path(network, layer)), text(after));
    }

    /** Returns the form in which a reader chooses the order of the channels and what of them is maximized. */
    private static FormTag choices(String path, LayerFigures figures, LayerView view, String button) {
        return form(
                        each(figures.choices(), choice -> choice(choice, view.value(choice))),
                        button(button).withType("submit"))
                .withClass("filters")
                .withAction(path)
                .attr("aria-label", "How the units are shown");
    }

    private static DomContent choice(Choice choice, String chosen) {
        return choice.isPhotograph() ? photographs(choice, chosen) : selection(choice, chosen);
    }

    private static DomContent photographs(Choice choice, String chosen) {
        SamplePhotographs samples = new SamplePhotographs();
        return SampleChoice.of(
                choice.title(),
                choice.name(),
                choice.values().stream()
                        .map(value -> SampleChoice.Option.of(samples.get(value.getKey())))
                        .toList(),
                chosen);
    }

    private static DomContent selection(Choice choice, String chosen) {
        return label(
                span(choice.title()),
                select(each(
                                choice.values(),
                                value -> option(value.getValue())
                                        .withValue(value.getKey())
                                        .withCondSelected(value.getKey().equals(chosen))))
                        .withName(choice.name()));
    }

    private static DomContent pager(String path, String anchor, LayerFigures figures, LayerView view, int pages) {
        DomContent numbers = ul(each(IntStream.rangeClosed(1, pages)
                .mapToObj(number -> li(
                        number == view.page()
                                ? span("" + number).attr("aria-current", "page")
                                : a("" + number)
                                        .withHref(path + view.at(number).query(figures) + anchor)
                                        .attr("aria-label", "Page " + number)))));
        return nav(span("Page"), numbers).withClass("pager").attr("aria-label", "Pages");
    }

    /** Returns the path of a layer's page. */
    static String path(Network network, Layer layer) {
        return ModelPages.path(network) + "/" + layer.name();
    }
}

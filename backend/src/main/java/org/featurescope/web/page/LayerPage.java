package org.featurescope.web.page;

import static j2html.TagCreator.a;
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
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.validate.NotFoundException;

/** The channels of a layer, some to a page, each with a picture made to excite it. */
final class LayerPage {
    /** Fills six columns by four rows, and is made in one batch. */
    private static final int CHANNELS_TO_A_PAGE = 24;

    private LayerPage() {}

    static String html(Network network, Layer layer, LayerView view) {
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
                        "What the channels of %s respond to.".formatted(layer.name())),
                path,
                Crumbs.of(
                        Crumbs.step("/models", "Models"),
                        Crumbs.step(ModelPages.path(network), network.id()),
                        Crumbs.here(layer.name())),
                h1(layer.name()),
                p(described(layer)
                                + " Each picture is shaped out of noise for its channel; follow it to the unit’s page.")
                        .withClass("lead"),
                p(neighbours(network, layer)).withClass("quiet"),
                choices(path, view),
                pager(path, view, pages),
                FigureElements.ofLayer(network, layer, CHANNELS_TO_A_PAGE, view).attr("no-pages"),
                h2("The layer asked in other ways"),
                FigureElements.ways(FigureWays.ofLayer(network, layer, first)));
    }

    /** The page that a channel is on, from 1. */
    static int pageOf(int channel) {
        return channel / CHANNELS_TO_A_PAGE + 1;
    }

    private static String described(Layer layer) {
        String sees = layer.receptiveField() == 0
                ? "each position sees the whole picture."
                : "each position sees %d px of the input.".formatted(layer.receptiveField());
        return "%d channels on a map of %d × %d; %s".formatted(layer.channels(), layer.height(), layer.width(), sees);
    }

    private static DomContent neighbours(Network network, Layer layer) {
        int depth = network.layers().indexOf(layer);
        return each(
                depth == 0 ? text("The first layer. ") : named("Before it: ", network, depth - 1, ". "),
                depth == network.layers().size() - 1
                        ? text("The last layer.")
                        : named("After it: ", network, depth + 1, "."));
    }

    private static DomContent named(String before, Network network, int depth, String after) {
        Layer layer = network.layers().get(depth);
        return each(text(before), a(layer.name()).withHref(path(network, layer)), text(after));
    }

    /** Which order and which objective. */
    private static DomContent choices(String path, LayerView view) {
        List<String> photographs = new SamplePhotographs()
                .list().stream().map(SamplePhotographs.Sample::id).toList();
        return form(
                        choice("sort", "Order", LayerView.SORTS, view.sort()),
                        choice("photograph", "By activation on", photographs, view.photograph()),
                        choice("objective", "Made to excite", LayerView.OBJECTIVES, view.objective()),
                        button("Show").withType("submit"))
                .withClass("filters")
                .withMethod("get")
                .withAction(path)
                .attr("aria-label", "How the channels are shown");
    }

    private static DomContent choice(String name, String title, List<String> values, String chosen) {
        return label(
                span(title),
                select(each(
                                values,
                                value -> option(words(value)).withValue(value).withCondSelected(value.equals(chosen))))
                        .withName(name));
    }

    /** What a value is called on the page. */
    private static String words(String value) {
        return switch (value) {
            case "index" -> "by index";
            case "activation" -> "by activation on a photograph";
            case "similarity" -> "by similarity";
            case "channel" -> "the channel";
            case "neuron" -> "its central neuron";
            case "negative-channel" -> "the channel negated";
            default -> value;
        };
    }

    private static DomContent pager(String path, LayerView view, int pages) {
        DomContent numbers = ul(each(IntStream.rangeClosed(1, pages)
                .mapToObj(number -> li(
                        number == view.page()
                                ? span("" + number).attr("aria-current", "page")
                                : a("" + number)
                                        .withHref(path + view.at(number).query())
                                        .attr("aria-label", "Page " + number)))));
        return nav(span("Page"), numbers).withClass("pager").attr("aria-label", "Pages");
    }

    static String path(Network network, Layer layer) {
        return ModelPages.path(network) + "/" + layer.name();
    }
}

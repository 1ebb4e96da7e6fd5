package org.featurescope.web.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;

import org.featurescope.figure.Kinds;
import org.featurescope.model.Network;

/** The page about the activations of a set of photographs in a network. */
final class StatisticsPage {
    static final String PATH = "/statistics";

    private StatisticsPage() {}

    static String html(Kinds kinds, Network network) {
        return Shell.widePage(
                Head.of(
                        "The statistics of activations",
                        "How a network’s layers represent a set of photographs: how sparsely, how differently, and in"
                                + " which directions."),
                PATH,
                h1("The statistics of activations"),
                p("What are the activations of a network like, layer by layer, for the photographs that you care about?"
                                + " Choose a set of photographs or drop a folder of your own. Beside the trained network"
                                + " stands an untrained one of the same shape, because much of what looks like learning"
                                + " is there before it.")
                        .withClass("lead"),
                tag("statistics-page")
                        .with(FigureElements.withoutScript(
                                "To choose a set of photographs and a network needs JavaScript, which is turned off. These"
                                        + " are the figures about the sample photographs in %s."
                                                .formatted(network.descriptor().title()),
                                kinds.suggestions(
                                        network,
                                        kind -> kind.shownOfSet(network, SpacePage.layer(network), "samples")))));
    }
}

package org.featurescope.web.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;

/** The page about the activations of a set of photographs in a network. */
final class StatisticsPage {
    static final String PATH = "/statistics";

    private StatisticsPage() {}

    static String html() {
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
                tag("statistics-page").with(noscript(p("These figures need JavaScript, which is turned off."))));
    }
}

package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Network;

/** The page that explains the neurons of a linear layer: an article whose figures come from the kinds. */
final class LinearPage {
    static final String PATH = "/linear";

    /** The order of the section about more than two inputs: after all figures about two. */
    private static final int MORE_INPUTS = 70;

    private LinearPage() {}

    static String html(Kinds kinds, Network network) {
        List<ArticleSection> sections = Stream.concat(
                        ArticleSection.of(kinds, network, kind -> kind.shownInLinear(network)).stream(),
                        Stream.of(moreInputs()))
                .sorted(Comparator.comparingInt(ArticleSection::order))
                .toList();
        return ArticleSection.page(
                Head.of(
                        "The neurons of a linear layer",
                        "All neurons of a linear layer at once: lines over one input, planes over two, and the regions"
                                + " into which they cut their inputs."),
                PATH,
                opening(),
                sections,
                closing());
    }

    private static List<DomContent> opening() {
        return List.of(
                h1("The neurons of a linear layer"),
                p("A layer is many neurons, and a picture of one neuron does not show what they do together. Here all"
                                + " neurons of a layer are drawn at once: over one input, then over two, where nothing"
                                + " has to be left out. Everything can be dragged, and each figure has a link to what"
                                + " you made of it. It takes about five minutes.")
                        .withClass("lead"),
                formula("Each neuron $n$ weighs its inputs and adds a bias. With a row of weights for each neuron, the"
                        + " outputs of the whole layer are"
                        + "$$A=Wx+b,\\qquad A_n=\\sum_i W_{ni}\\,x_i+b_n.$$"),
                p("Whatever follows, a ReLU for example, acts on each of these numbers by itself. So the first thing"
                        + " to know about an output is its sign."));
    }

    private static DomContent formula(String text) {
        return p(rawHtml(Formulas.marked(text)));
    }

    private static ArticleSection moreInputs() {
        return ArticleSection.of(
                MORE_INPUTS,
                "more-inputs",
                "Why it ends at two inputs",
                p("A drawing of a layer takes a dimension for each input, and one more for the output. One input gives"
                        + " lines in a plane, two inputs give planes in space. Three would need four dimensions, and"
                        + " nobody sees in four."),
                formula(
                        "What you have seen goes on all the same. With any number of inputs each neuron cuts them in two,"
                                + " along a flat boundary where its output is zero. The boundaries of all neurons make regions,"
                                + " and in each region the signs are the same everywhere. Only their number grows:"
                                + "$$R(m,n)=\\sum_{k=0}^{n}\\binom{m}{k}$$"
                                + "regions for $m$ neurons in general position and $n$ inputs. That is ${1+m}$ for one input and"
                                + " ${1+m+m(m-1)/2}$ for two. Eight neurons make 9 regions of a line, 37 of a plane, and with"
                                + " eight inputs all ${2^8=256}$ patterns of signs."));
    }

    private static List<DomContent> closing() {
        return List.of(
                h2("Where to go from here"),
                p(
                        text(
                                "A neuron’s weights are also a direction in the space of its inputs, and its output says how"
                                        + " far an input lies along it: "),
                        a("What is activation space?").withHref(SpacePage.PATH),
                        text(" begins there. Whether neurons are better directions than others is a question for "),
                        a("the statistics of a layer").withHref(StatisticsPage.PATH),
                        text(". How each figure of this page is computed is "),
                        a("in the documentation").withHref("/docs"),
                        text(".")));
    }
}

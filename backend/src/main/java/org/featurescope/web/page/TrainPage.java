package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.List;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Network;

/** The page about small networks that are trained: a short course whose figures come from the kinds. */
final class TrainPage {
    static final String PATH = "/train";

    private TrainPage() {}

    static String html(Kinds kinds, Network network) {
        List<ArticleSection> sections = ArticleSection.of(kinds, network, kind -> kind.shownInTraining());
        return ArticleSection.page(
                Head.of(
                        "A network that trains while you watch",
                        "Small networks that are trained in front of you: what each neuron says, and whether cost falls where"
                                + " neurons begin or cease to fire."),
                PATH,
                opening(),
                sections,
                closing());
    }

    private static List<DomContent> opening() {
        return List.of(
                h1("A network that trains while you watch"),
                p("Each figure below is a small network and its whole training. Play it, stop it, go back to an earlier step,"
                                + " change a weight, and train on from there. The link of a figure opens it with all that"
                                + " you did.")
                        .withClass("lead"),
                p(rawHtml(Formulas.marked("A neuron weighs its inputs, adds a bias, and applies an activation function:"
                        + "$$a=\\sigma\\Bigl(\\sum_i w_i\\,x_i+b\\Bigr).$$"
                        + "A step of training moves all weights and biases a little against the gradient of the cost, which"
                        + " says how wrong the answers are."))));
    }

    private static List<DomContent> closing() {
        return List.of(
                h2("Where to go from here"),
                p(
                        text("How everything here is computed, and over how many runs it was tested, is "),
                        a("in the documentation").withHref("/docs"),
                        text(". What all neurons of one layer do together is shown by "),
                        a("The neurons of a linear layer").withHref(LinearPage.PATH),
                        text(". For networks that see photographs, "),
                        a("What is activation space?").withHref(SpacePage.PATH),
                        text(" begins where this page ends.")));
    }
}

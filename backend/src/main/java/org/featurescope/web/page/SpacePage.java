package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/**
 * The page that explains activation space: an article whose steps are figures of one kind, and below it figures of other
 * kinds, as experiments.
 */
final class SpacePage {
    static final String PATH = "/space";

    /** The anchor of the experiments. */
    private static final String EXPERIMENTS = "experiments";

    private static final String CHOSEN_MODEL = "mini-inception-robust";
    private static final String CHOSEN_LAYER = "mixed5b";
    /** The share of another network's layers before the one of which the page speaks. */
    private static final double USUAL_DEPTH = 0.6;

    private SpacePage() {}

    /** Returns the network of which the page speaks if its reader names none. */
    static Network network(Catalogue catalogue) {
        return catalogue.networks().stream()
                .filter(each -> each.id().equals(CHOSEN_MODEL))
                .findFirst()
                .orElseGet(catalogue::defaultNetwork);
    }

    /** Returns the layer of which the page speaks if its reader names none. */
    static Layer layer(Network network) {
        List<Layer> layers = network.layers();
        return layers.stream()
                .filter(layer -> layer.name().equals(CHOSEN_LAYER))
                .findFirst()
                .orElseGet(() -> layers.get((int) (USUAL_DEPTH * layers.size())));
    }

    static String html(Kinds kinds, Network network, Layer layer, String photographs) {
        List<ArticleSection> all =
                ArticleSection.of(kinds, network, kind -> kind.shownInSpace(network, layer, photographs));
        List<ArticleSection> steps = all.stream()
                .filter(section -> section.kind().equals(all.get(0).kind()))
                .toList();
        List<ArticleSection> experiments =
                all.stream().filter(section -> !steps.contains(section)).toList();
        List<DomContent> content = new ArrayList<>(opening());
        content.add(contents(steps, experiments));
        for (int i = 0; i < steps.size(); i++) {
            content.addAll(steps.get(i).html("%d. ".formatted(i + 1)));
        }
        content.add(h2("Experiments").withId(EXPERIMENTS));
        content.add(p(
                text("Whether neurons are special is a question for measurements. "),
                a("The statistics of a layer").withHref(StatisticsPage.PATH),
                text(" compare its neurons with random rotations, principal directions and others, with controls"
                        + " and intervals, for photographs of your own as well."
                        + (experiments.isEmpty() ? "" : " Below you can try for yourself."))));
        experiments.forEach(section -> content.addAll(section.html("")));
        return Shell.page(
                Head.of(
                        "What is activation space?",
                        "How a neuron, a single number, can be a basis direction: six steps on a real network."),
                PATH,
                content.toArray(DomContent[]::new));
    }

    private static List<DomContent> opening() {
        return List.of(
                h1("What is activation space?"),
                p("A neuron of a network gives one number. So how can it be a direction, and a direction of what? Six"
                                + " steps on a real network answer that. Everything in them can be touched. You need to"
                                + " know vectors from school, and about ten minutes.")
                        .withClass("lead"),
                blockquote(
                        text("… individual neurons are the basis directions of activation space, and it is not clear"
                                + " that these should be any more special than any other direction."),
                        footer(
                                text("Olah, Mordvintsev and Schubert, “Feature Visualization”, Distill, 2017, "),
                                a("doi:10.23915/distill.00007").withHref(Shell.ARTICLE))));
    }

    private static DomContent contents(List<ArticleSection> steps, List<ArticleSection> experiments) {
        List<DomContent> lists = new ArrayList<>(List.of(ol(each(steps, ArticleSection::entry))));
        if (!experiments.isEmpty()) {
            lists.add(ul(each(experiments, ArticleSection::entry)));
        }
        return nav(each(lists.stream())).withClass("contents").attr("aria-label", "On this page");
    }
}

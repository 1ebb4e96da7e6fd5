package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
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

    /** A figure of the page. */
    private record Shown(FigureKind<?> kind, Suggestion figure, String anchor) {}

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
        List<Shown> all = shown(kinds, network, layer, photographs);
        List<Shown> steps =
                all.stream().filter(shown -> shown.kind == all.get(0).kind).toList();
        List<Shown> experiments =
                all.stream().filter(shown -> !steps.contains(shown)).toList();
        List<DomContent> content = new ArrayList<>(opening());
        content.add(contents(steps, experiments));
        for (int i = 0; i < steps.size(); i++) {
            content.addAll(part(steps.get(i), "%d. ".formatted(i + 1), network));
        }
        content.add(h2("Experiments").withId(EXPERIMENTS));
        content.add(p(
                text("Whether neurons are special is a question for measurements. "),
                a("The statistics of a layer").withHref(StatisticsPage.PATH),
                text(" compare its neurons with random rotations, principal directions and others, with controls"
                        + " and intervals, for photographs of your own as well."
                        + (experiments.isEmpty() ? "" : " Below you can try for yourself."))));
        experiments.forEach(shown -> content.addAll(part(shown, "", network)));
        return Shell.page(
                Head.of(
                        "What is activation space?",
                        "How a neuron, a single number, can be a basis direction: six steps on a real network."),
                PATH,
                content.toArray(DomContent[]::new));
    }

    /** Returns the figures in their order. An anchor is the name of the kind, with a number from its second figure on. */
    private static List<Shown> shown(Kinds kinds, Network network, Layer layer, String photographs) {
        return kinds.all().stream()
                .flatMap(kind -> shown(kind, kind.shownInSpace(network, layer, photographs)))
                .sorted(Comparator.comparingInt(shown -> shown.figure.order()))
                .toList();
    }

    private static Stream<Shown> shown(FigureKind<?> kind, List<Suggestion> figures) {
        return figures.stream().map(figure -> {
            int number = figures.indexOf(figure) + 1;
            return new Shown(kind, figure, number == 1 ? kind.name() : kind.name() + "-" + number);
        });
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

    private static DomContent contents(List<Shown> steps, List<Shown> experiments) {
        List<DomContent> lists = new ArrayList<>(List.of(ol(each(steps, SpacePage::entry))));
        if (!experiments.isEmpty()) {
            lists.add(ul(each(experiments, SpacePage::entry)));
        }
        return nav(each(lists.stream())).withClass("contents").attr("aria-label", "On this page");
    }

    private static DomContent entry(Shown shown) {
        return li(a(shown.figure.title()).withHref("#" + shown.anchor));
    }

    private static List<DomContent> part(Shown shown, String number, Network network) {
        String href = shown.figure.href(shown.kind, network);
        return List.of(
                h2(a(number + shown.figure.title()).withHref("#" + shown.anchor))
                        .withId(shown.anchor)
                        .withClass("anchored"),
                p(shown.figure.description()),
                FigureElements.figure(href.substring(href.indexOf('?') + 1)).withClass("wide"));
    }
}

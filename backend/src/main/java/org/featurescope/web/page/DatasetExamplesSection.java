package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.unit.DatasetExamples.Example;
import org.featurescope.unit.DatasetExamples.OfUnit;
import org.featurescope.web.page.view.ActivationText;

/**
 * The dataset examples of a unit and its spectrum, which need no computation: photographs that come with the product,
 * cropped by the style sheet.
 */
final class DatasetExamplesSection {
    private static final String FOLDER = "/static/photographs/commons/";
    private static final List<String> PARTS = List.of("least", "a third up", "two thirds up");

    /** How much larger the shown part of a photograph is than the region that the unit sees. */
    private static final double AROUND = 2.5;

    private static final double LEAST_SHOWN = 0.12;

    private final Layer layer;
    private final InputSpec input;
    private final OfUnit examples;
    private final Optional<String> measuredOn;
    private final Function<String, Optional<Credit>> credits;

    private DatasetExamplesSection(
            Layer layer,
            InputSpec input,
            OfUnit examples,
            Optional<String> measuredOn,
            Function<String, Optional<Credit>> credits) {
        this.layer = layer;
        this.input = input;
        this.examples = examples;
        this.measuredOn = measuredOn;
        this.credits = credits;
    }

    /**
     * Returns the section.
     *
     * @param input of the unit's network
     * @param measuredOn what the pictures are on which was measured what the unit fires on, if they are others than those
     *     that come with the product
     * @param portrait the unit's portrait, which stands for its optimum
     */
    static DomContent html(
            Layer layer, InputSpec input, OfUnit examples, Optional<String> measuredOn, Optional<DomContent> portrait) {
        try (PhotographSet set = PhotographSet.commons()) {
            DatasetExamplesSection section =
                    new DatasetExamplesSection(layer, input, examples, measuredOn, set::credit);
            return each(section.most(), section.spectrum(portrait), section.credits());
        }
    }

    /** A part of a photograph, as shares of what the network takes of it. */
    private record Part(double top, double left, double height, double width) {
        private static final Part WHOLE = new Part(0, 0, 1, 1);

        /** Returns the part that is shown around a region, so that the region is well visible. */
        static Part around(VisibleRegion region, double y, double x) {
            double side = Math.min(1, Math.max(LEAST_SHOWN, AROUND * Math.max(region.height(), region.width())));
            return new Part(first(y, side), first(x, side), side, side);
        }

        private static double first(double middle, double side) {
            return Math.max(0, Math.min(1 - side, middle - side / 2));
        }

        /** Returns where a region lies within this part. */
        Part within(VisibleRegion region) {
            return new Part(
                    (region.top() - top) / height,
                    (region.left() - left) / width,
                    region.height() / height,
                    region.width() / width);
        }

        /** Returns this part as shares of the centre that {@code object-fit: cover} shows of the photograph. */
        Part ofPhotograph(double crop) {
            return new Part((1 - crop) / 2 + crop * top, (1 - crop) / 2 + crop * left, crop * height, crop * width);
        }
    }

    private DomContent most() {
        boolean isWhole =
                examples.most().stream().allMatch(example -> region(example).isWhole());
        return section(
                        h2("Photographs that excite it most"),
                        each(measuredOn.stream().toList(), pictures -> p(shownOnly(pictures))),
                        p((measuredOn.isPresent()
                                                ? "They are sorted"
                                                : "Of the 240 photographs that come with Featurescope,")
                                        + " by the mean of the unit’s activation map. "
                                        + (isWhole
                                                ? "Where the unit is most active it sees all of them."
                                                : "The frame is what the unit sees where it is most active."))
                                .withClass("quiet"),
                        ol(each(examples.most(), example -> li(photograph(example, true)))))
                .withClass("examples");
    }

    /**
     * Returns why the photographs may show other things than what the unit fires on.
     *
     * @param measuredOn as in {@link #html}
     */
    static String shownOnly(String measuredOn) {
        return "Only the 240 photographs that come with Featurescope can be shown. What the unit fires on was measured on others (%s), so these may show other things."
                .formatted(measuredOn);
    }

    private DomContent spectrum(Optional<DomContent> portrait) {
        List<DomContent> groups = new ArrayList<>();
        for (int i = 0; i < examples.quantiles().size(); i++) {
            groups.add(group(PARTS.get(i), examples.quantiles().get(i)));
        }
        List<Example> most = new ArrayList<>(
                examples.most().subList(0, examples.quantiles().get(0).size()));
        Collections.reverse(most);
        groups.add(group("most", most));
        portrait.ifPresent(optimum ->
                groups.add(div(h3("optimized"), ol(li(figure(optimum)))).withClass("optimum")));
        return section(
                        h2("Its spectrum"),
                        p("Photographs in the order of its activation, from those that excite it least to its optimum.")
                                .withClass("quiet"),
                        div(each(groups, group -> group)).withClass("groups"))
                .withClasses("examples", "by-activation");
    }

    private DomContent group(String name, List<Example> photographs) {
        return div(h3(name), ol(each(photographs, example -> li(photograph(example, false)))));
    }

    private DomContent photograph(Example example, boolean isCropped) {
        VisibleRegion region = region(example);
        Part shown = isCropped ? Part.around(region, example.y(), example.x()) : Part.WHOLE;
        String title = title(example.photograph());
        return figure(
                span(
                                img().withSrc(FOLDER + example.photograph())
                                        .withAlt(title)
                                        .attr("loading", "lazy")
                                        .attr("decoding", "async")
                                        .withStyle(enlarged(shown.ofPhotograph(input.crop()))),
                                isCropped && !region.isWhole()
                                        ? span().withClass("seen").withStyle(frame(shown.within(region)))
                                        : text(""))
                        .withClass("photograph")
                        .withStyle("aspect-ratio:%d/%d".formatted(input.width(), input.height())),
                figcaption(b(ActivationText.of(example.mean())), text(isCropped ? " " + title : "")));
    }

    private VisibleRegion region(Example example) {
        return VisibleRegion.around(layer.receptiveField(), input, example.y(), example.x());
    }

    private static String enlarged(Part shown) {
        return String.format(
                Locale.ROOT,
                "--zoom:%.3f;--left:%.2f%%;--top:%.2f%%",
                1 / shown.width(),
                -100 * shown.left(),
                -100 * shown.top());
    }

    private static String frame(Part of) {
        return String.format(
                Locale.ROOT,
                "left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%",
                100 * of.left(),
                100 * of.top(),
                100 * of.width(),
                100 * of.height());
    }

    private String title(String photograph) {
        return credits.apply(photograph)
                .map(Credit::title)
                .filter(title -> !title.isEmpty())
                .orElse(photograph);
    }

    private DomContent credits() {
        Set<String> names = new LinkedHashSet<>();
        examples.most().forEach(example -> names.add(example.photograph()));
        examples.quantiles().forEach(group -> group.forEach(example -> names.add(example.photograph())));
        return details(summary("Who took these photographs"), ul(each(names, this::credit)))
                .withClass("credits");
    }

    private DomContent credit(String photograph) {
        return credits.apply(photograph)
                .<DomContent>map(credit -> li(
                        credit.link()
                                .<DomContent>map(link -> a(title(photograph)).withHref(link))
                                .orElseGet(() -> text(title(photograph))),
                        text(": " + credit.text())))
                .orElseGet(() -> text(""));
    }
}

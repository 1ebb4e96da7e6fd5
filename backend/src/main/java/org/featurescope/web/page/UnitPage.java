package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;
import j2html.tags.specialized.NavTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.ShownFigure;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitRecipe;
import org.featurescope.unit.UnitNotes;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.unit.UnitResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.web.page.view.OfferedFigure;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.ReceptiveFieldText;
import org.featurescope.web.page.view.UnitCards;
import org.featurescope.web.page.view.UnitFacts;

/** The page of a unit: pictures that excite and suppress it, links to further figures, and the sample photographs. */
final class UnitPage {
    private UnitPage() {}

    static String html(
            Kinds kinds,
            Network network,
            Layer layer,
            int channel,
            UnitFacts facts,
            Function<Suggestion.Link, OfferedFigure> offers) {
        Map<Boolean, List<OfferedFigure>> figures =
                kinds.suggestions(network, kind -> kind.suggestionsForUnit(network, layer, channel)).stream()
                        .map(offers)
                        .collect(Collectors.partitioningBy(OfferedFigure::isMade));
        Unit unit = new Unit(layer.name(), channel);
        String path = LayerPage.path(network, layer);
        return Shell.widePage(
                head(facts, network, unit),
                path + "/" + channel,
                Crumbs.of(
                        Crumbs.step("/models", "Models"),
                        Crumbs.step(
                                ModelPages.path(network), network.descriptor().title()),
                        Crumbs.step(path + "?page=" + LayerPage.pageOf(channel), layer.name()),
                        Crumbs.here("" + channel)),
                heading(facts, network, unit),
                firesOn(network, layer, facts),
                raisedClasses(facts),
                note(facts, network, unit),
                pager(network, layer, path, channel, facts.tiles()),
                optima(
                        shown(kinds, network, layer, channel),
                        query -> offers.apply(new Suggestion.Link(0, "", "", "/figure?" + query))
                                .isMade(),
                        facts,
                        examples(network, layer, channel, facts)),
                each(figures.getOrDefault(true, List.of()), UnitPage::made),
                alike(network, unit, facts),
                h2("On the sample photographs"),
                tag("unit-samples")
                        .attr("model", network.id())
                        .attr("layer", layer.name())
                        .attr("channel", channel)
                        .with(noscript(p(
                                "To pass the samples through the network here needs JavaScript, which is turned off. The"
                                        + " figure “Diverse optima” below shows photographs that excite the unit."))),
                h2("Other figures of this unit"),
                FigureElements.offers(figures.getOrDefault(false, List.of())));
    }

    private static Head head(UnitFacts facts, Network network, Unit unit) {
        String name = network.descriptor().title();
        Head head = Head.of(
                "%s (%s of %s)".formatted(facts.title(), unit, name),
                "What %s of %s responds to. %s"
                        .formatted(
                                unit,
                                name,
                                facts.firesOn().map(UnitCards::classes).orElse(""))
                        .strip());
        return facts.tiles().isPresent() ? head.withImage(UnitCards.card(network, unit)) : head;
    }

    /**
     * Returns the figures that every unit has. The wide ones show photographs. A unit whose dataset examples are known has
     * these in place of the wide figures, and links to the wide figures.
     */
    private static DomContent optima(
            List<ShownFigure> figures, Predicate<String> isMade, UnitFacts facts, Optional<DomContent> examples) {
        Map<Boolean, List<ShownFigure>> wide = figures.stream().collect(Collectors.partitioningBy(ShownFigure::isWide));
        List<ShownFigure> ofOnePicture = wide.getOrDefault(false, List.of());
        // the portrait stands for the first picture until it is made, so that the last one, its opposite, comes before
        // it
        int soonest = facts.tiles().isPresent() ? ofOnePicture.size() - 1 : 0;
        DomContent optima = div(each(
                        ofOnePicture,
                        (number, figure) -> section(
                                h2(figure.heading()),
                                number == soonest
                                        ? FigureElements.figure(figure.query(), isMade.test(figure.query()))
                                        : FigureElements.offered(figure.query(), isMade.test(figure.query())))))
                .withClass("optima");
        List<ShownFigure> ofPhotographs = wide.getOrDefault(true, List.of());
        return each(
                optima,
                examples.<DomContent>map(there -> each(there, links(ofPhotographs)))
                        .orElseGet(() -> each(
                                each(
                                        measuredOnOthers(facts).stream().toList(),
                                        pictures -> p(DatasetExamplesSection.shownOnly(pictures))),
                                each(
                                        ofPhotographs,
                                        figure -> section(
                                                        h2(figure.heading()),
                                                        FigureElements.offered(
                                                                figure.query(), isMade.test(figure.query())))
                                                .withClass("wide")))));
    }

    private static DomContent links(List<ShownFigure> figures) {
        return p(
                        text("As figures, with pictures optimized beside the photographs: "),
                        each(
                                figures,
                                (number, figure) -> each(
                                        text(number == 0 ? "" : " · "),
                                        a(figure.heading()).withHref("/figure?" + figure.query()))))
                .withClass("quiet");
    }

    private static Optional<DomContent> examples(Network network, Layer layer, int channel, UnitFacts facts) {
        return facts.examples()
                .map(examples -> DatasetExamplesSection.html(
                        layer,
                        network.descriptor().input(),
                        examples,
                        measuredOnOthers(facts),
                        facts.tiles()
                                .map(tiles -> span().withClass("portrait")
                                        .withStyle(tiles.sheetStyle() + ";" + tiles.style(channel)))));
    }

    /** Returns what the pictures are on which was measured what the unit fires on, if they do not come with the product. */
    private static Optional<String> measuredOnOthers(UnitFacts facts) {
        return facts.firesOn()
                .map(firesOn -> facts.pictures())
                .filter(pictures -> !pictures.equals(UnitResponses.PICTURES_OF_PRODUCT));
    }

    private static DomContent firesOn(Network network, Layer layer, UnitFacts facts) {
        return facts.firesOn()
                .<DomContent>map(firesOn -> p(UnitCards.classes(firesOn)
                                + " These are shares of the pictures that excite it most, of %s."
                                        .formatted(facts.pictures())
                                + firesOn.name()
                                        .map(name -> " The word “%s” describes %d %% of them."
                                                .formatted(name.word(), Math.round(100 * name.share())))
                                        .orElse("")
                                + ReceptiveFieldText.tooSmallForAThing(
                                                layer, network.descriptor().input())
                                        .map(sentence -> " " + sentence)
                                        .orElse(""))
                        .withClass("lead"))
                .orElseGet(() -> text(""));
    }

    /** Returns the owner's name and note, and for the owner the form that changes them. */
    private static DomContent note(UnitFacts facts, Network network, Unit unit) {
        String name = facts.note().map(Note::name).orElse("");
        String text = facts.note().map(Note::note).orElse("");
        return each(
                name.isEmpty() ? text("") : p("The owner’s name: %s".formatted(name)),
                text.isEmpty() ? text("") : p("The owner’s note: %s".formatted(text)),
                facts.isOwner() ? noteForm(UnitCards.path(network, unit) + "/note", name, text) : text(""));
    }

    private static DomContent noteForm(String action, String name, String text) {
        return details(
                        summary("Your own name and note"),
                        form(
                                        label(
                                                span("Name"),
                                                input().withName("name")
                                                        .withValue(name)
                                                        .withMaxlength("" + UnitNotes.MOST_NAME)),
                                        label(
                                                span("Note"),
                                                textarea(text)
                                                        .withName("note")
                                                        .withRows("3")
                                                        .withMaxlength("" + UnitNotes.MOST_NOTE)),
                                        button("Keep").withType("submit"))
                                .withClass("filters")
                                .withMethod("post")
                                .withAction(action))
                .withClass("own-note");
    }

    private static DomContent raisedClasses(UnitFacts facts) {
        return facts.raisedClasses()
                .filter(raised -> !raised.most().isEmpty())
                .<DomContent>map(raised -> p(UnitCards.raisedClasses(raised)
                        + " The number in brackets is how much that score rises if the activation rises by 1 at every position of the unit’s map; it is %s."
                                .formatted(
                                        raised.isExact()
                                                ? "the same for all photographs"
                                                : "the mean over %d photographs".formatted(raised.photographs()))))
                .orElseGet(() -> text(""));
    }

    private static DomContent alike(Network network, Unit unit, UnitFacts facts) {
        return facts.alike().isEmpty()
                ? text("")
                : each(
                        h2("Units that respond alike"),
                        p(
                                        text(UnitCards.HOW_ALIKE + " "),
                                        a("More of them").withHref(UnitCards.like(network, unit)),
                                        facts.tiles().isPresent()
                                                ? each(
                                                        text(" · "),
                                                        a("Units that look alike")
                                                                .withHref(UnitCards.lookAlike(network, unit)))
                                                : text(""))
                                .withClass("quiet"),
                        alike("In this network", facts.alike().here(), facts),
                        alike("In other networks", facts.alike().elsewhere(), facts));
    }

    private static DomContent alike(String heading, List<Found> units, UnitFacts facts) {
        return units.isEmpty() ? text("") : each(h3(heading), UnitCards.list(units, facts.portraits()));
    }

    private static DomContent heading(UnitFacts facts, Network network, Unit unit) {
        DomContent names = div(
                h1(facts.title()),
                p(
                                text("%s of %s "
                                        .formatted(unit, network.descriptor().title())),
                                tag("unit-star")
                                        .attr("unit", network.id() + "/" + unit)
                                        .attr("name", facts.title()),
                                text(" "),
                                tag("unit-share")
                                        .attr("page", UnitCards.path(network, unit))
                                        .condAttr(facts.tiles().isPresent(), "picture", UnitCards.card(network, unit)))
                        .withClass("quiet"));
        return facts.tiles()
                .<DomContent>map(tiles -> div(
                                span().withClass("portrait")
                                        .withStyle(tiles.style(unit.channel()))
                                        .condAttr(
                                                tiles.borrowed().isPresent(),
                                                "title",
                                                tiles.borrowed().orElse("")),
                                names)
                        .withClass("with-portrait")
                        .withStyle(tiles.sheetStyle()))
                .orElse(names);
    }

    /** Returns a figure that was made before, so that it is there at once. */
    private static DomContent made(OfferedFigure figure) {
        String query = figure.link().url().substring(figure.link().url().indexOf('?') + 1);
        return section(h2(figure.link().title()), FigureElements.figure(query));
    }

    /**
     * Returns the figures that every unit has. The first picture is made like the portrait that stands for it. The others are
     * made in less time, since nothing stands for them.
     */
    private static List<ShownFigure> shown(Kinds kinds, Network network, Layer layer, int channel) {
        List<ShownFigure> figures = kinds.all().stream()
                .flatMap(kind -> kind.shownOfUnit(network, layer, channel).stream())
                .toList();
        List<ShownFigure> shown = new ArrayList<>();
        PortraitRecipe recipe = PortraitRecipe.of(network);
        for (ShownFigure figure : figures) {
            if (figure.isWide()) {
                shown.add(figure);
            } else {
                shown.add(new ShownFigure(figure.heading(), figure.query() + recipe.linkParameters(), false));
                recipe = PortraitRecipe.forReader(network);
            }
        }
        return shown;
    }

    private static DomContent pager(
            Network network, Layer layer, String path, int channel, Optional<PortraitTiles> tiles) {
        NavTag pager = nav(
                        channel == 0
                                ? span("The first unit")
                                : a(text("← "), small(tiles, channel - 1), text(neighbour(network, layer, channel - 1)))
                                        .withHref(path + "/" + (channel - 1))
                                        .withRel("prev"),
                        channel == layer.channels() - 1
                                ? span("The last unit")
                                : a(small(tiles, channel + 1), text(neighbour(network, layer, channel + 1) + " →"))
                                        .withHref(path + "/" + (channel + 1))
                                        .withRel("next"))
                .withClass("pager")
                .attr("aria-label", "Units");
        tiles.ifPresent(there -> pager.withStyle(there.sheetStyle()));
        return pager;
    }

    /** Returns the portrait of a channel within a line of text, if it has one. */
    private static DomContent small(Optional<PortraitTiles> tiles, int channel) {
        return each(
                tiles.stream().toList(),
                there -> span().withClasses("portrait", "small").withStyle(there.style(channel)));
    }

    private static String neighbour(Network network, Layer layer, int channel) {
        return ClassUnits.label(network, layer, channel)
                .map(label -> "%s (%d)".formatted(label, channel))
                .orElse("Unit " + channel);
    }
}

package org.featurescope.web.site;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.unit.UnitResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.UnitTitles;
import org.featurescope.web.page.view.UnitCards;

/** The pages of units in a site. */
final class SiteUnitPage {
    private static final int ALIKE = 8;

    private final SiteContent content;
    private final Network network;
    private final Optional<PortraitIndex> portraits;
    private final Optional<UnitResponses> responses;
    private final SiteSearch search;

    SiteUnitPage(SiteContent content) {
        this.content = content;
        this.network = content.network();
        this.portraits = content.portraits().of(network);
        this.responses = content.known().of(network);
        this.search = new SiteSearch(content);
    }

    byte[] bytes(Layer layer, int channel) {
        Unit unit = new Unit(layer.name(), channel);
        Optional<FiresOn> firesOn = content.known().firesOn(network, unit);
        SitePage page = new SitePage(
                SiteFolder.unit(layer, channel),
                UnitTitles.of(network, unit, firesOn),
                "/models/%s/%s/%d".formatted(network.id(), layer.name(), channel));
        List<SiteFigure> figures = content.figures().stream()
                .filter(figure -> figure.shows(unit.toString()))
                .toList();
        return page.bytes(
                content,
                List.of(),
                heading(page, layer, unit),
                each(content.known().notes().of(network, unit).stream().toList(), SiteUnitPage::note),
                firesOn.<DomContent>map(this::firesOn).orElseGet(() -> text("")),
                pager(page, layer, channel),
                figures.isEmpty() ? text("") : SiteIndexPage.figures(page, figures, "Figures of this unit"),
                alike(page, unit));
    }

    private DomContent heading(SitePage page, Layer layer, Unit unit) {
        DomContent names = div(
                h1(page.heading()),
                p(text("%s of ".formatted(unit)), a(layer.name()).withHref(page.to(SiteFolder.layer(layer))))
                        .withClass("quiet"));
        return SiteTiles.of(network, layer, portraits)
                .<DomContent>map(tiles -> div(
                                span().withClass("portrait large").withStyle(tiles.largeStyle(page, unit.channel())),
                                names)
                        .withClass("with-portrait"))
                .orElse(names);
    }

    /** Returns the name that the owner of the copied server gave the unit, and the note. */
    private static DomContent note(Note note) {
        return each(
                note.name().isEmpty() ? text("") : p("The owner’s name: %s".formatted(note.name())),
                note.note().isEmpty() ? text("") : p("The owner’s note: %s".formatted(note.note())));
    }

    private DomContent firesOn(FiresOn firesOn) {
        return p(UnitCards.classes(firesOn)
                        + " These are shares of the pictures that excite it most, of %s."
                                .formatted(
                                        responses.map(UnitResponses::pictures).orElse("")))
                .withClass("lead");
    }

    private DomContent pager(SitePage page, Layer layer, int channel) {
        Optional<SiteTiles> tiles = SiteTiles.of(network, layer, portraits);
        return nav(
                        channel == 0
                                ? span("The first unit")
                                : a(text("← "), small(page, tiles, channel - 1), text("Unit " + (channel - 1)))
                                        .withHref(page.to(SiteFolder.unit(layer, channel - 1)))
                                        .withRel("prev"),
                        channel == layer.channels() - 1
                                ? span("The last unit")
                                : a(small(page, tiles, channel + 1), text("Unit %d →".formatted(channel + 1)))
                                        .withHref(page.to(SiteFolder.unit(layer, channel + 1)))
                                        .withRel("next"))
                .withClass("pager")
                .attr("aria-label", "Units");
    }

    /** Returns the portrait of a unit within a line of text, if it has one. */
    private static DomContent small(SitePage page, Optional<SiteTiles> tiles, int channel) {
        return each(
                tiles.stream().toList(),
                there -> span().withClasses("portrait", "small").withStyle(there.smallStyle(page, channel)));
    }

    private DomContent alike(SitePage page, Unit unit) {
        List<Found> found = search.like(unit, ALIKE);
        return found.isEmpty()
                ? text("")
                : each(
                        h2("Units that respond alike"),
                        p(UnitCards.HOW_ALIKE).withClass("quiet"),
                        ul(each(found, each -> card(page, each))).withClass("found"));
    }

    private DomContent card(SitePage page, Found found) {
        Layer layer = network.layer(found.unit().layer());
        int channel = found.unit().channel();
        String path = page.to(SiteFolder.unit(layer, channel));
        var card = li();
        SiteTiles.of(network, layer, portraits)
                .ifPresent(tiles -> card.withClass("has-portrait")
                        .with(a(span().withClass("portrait").withStyle(tiles.style(page, channel)))
                                .withHref(path)
                                .attr("tabindex", "-1")
                                .attr("aria-hidden", "true")));
        return card.with(
                h3(a(UnitTitles.of(network, found.unit(), found.firesOn())).withHref(path)),
                p(found.firesOn().map(UnitCards::classes).orElse("")),
                p("%s · %s".formatted(found.unit(), String.format(Locale.ROOT, "%.2f", found.likeness())))
                        .withClass("quiet"));
    }
}

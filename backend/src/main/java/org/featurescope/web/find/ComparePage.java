package org.featurescope.web.find;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.NamedUnit;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.UnitTitles;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.UnitCards;

/** The page that shows two to four units side by side. It works without scripts. */
final class ComparePage {
    private static final int LEAST = 2;
    private static final int MOST = 4;
    private static final int CLASSES = 5;

    private final Catalogue catalogue;
    private final KnownResponses known;
    private final Portraits portraits;

    ComparePage(Catalogue catalogue, KnownResponses known, Portraits portraits) {
        this.catalogue = catalogue;
        this.known = known;
        this.portraits = portraits;
    }

    /**
     * Reads the names of units, separated by commas.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code compare} if they are not two to four
     * @throws NotFoundException if there is no such unit
     */
    List<NamedUnit> units(String names) {
        List<String> all =
                Arrays.stream(names.split(",", -1)).map(String::strip).toList();
        Validate.isTrue(
                "compare",
                all.size() >= LEAST && all.size() <= MOST,
                "%d to %d units can be compared, separated by commas".formatted(LEAST, MOST));
        return all.stream()
                .map(name -> NamedUnit.in(catalogue.networks(), name)
                        .orElseThrow(
                                () -> new NotFoundException("compare", "no unit is called \"%s\"".formatted(name))))
                .toList();
    }

    /** Returns the page. */
    String html(List<NamedUnit> units) {
        return Shell.widePage(
                Head.of("Compare units", "Units side by side: what they respond to and for which classes they speak."),
                FindPage.PATH,
                h1("Compare units"),
                p("After each class stands its share of the pictures that excite the unit most, after each logit how much"
                                + " it rises if the unit’s whole map rises by 1. A likeness is at most 1. It is the mean of two cosines: of both units’ activations for the photographs that come with Featurescope, and of their mean responses to the classes.")
                        .withClass("lead"),
                ul(each(units, unit -> column(unit, units.get(0)))).withClass("compared"),
                p(a("Find other units").withHref(FindPage.PATH)));
    }

    private DomContent column(NamedUnit named, NamedUnit first) {
        Optional<FiresOn> firesOn = known.firesOn(named.network(), named.unit());
        LiTag column = li();
        PortraitTiles.of(named.network(), named.network().layer(named.unit().layer()), portraits.of(named.network()))
                .ifPresent(tiles -> column.withStyle(tiles.sheetStyle())
                        .with(span().withClass("portrait")
                                .withStyle(tiles.style(named.unit().channel()))));
        return column.with(
                h2(a(UnitTitles.of(named.network(), named.unit(), firesOn))
                        .withHref(UnitCards.path(named.network(), named.unit()))),
                p("%s of %s"
                                .formatted(
                                        named.unit(),
                                        named.network().descriptor().title()))
                        .withClass("quiet"),
                known.notes()
                        .of(named.network(), named.unit())
                        .<DomContent>map(note -> p("The owner’s name: %s".formatted(note.name())))
                        .orElseGet(() -> text("")),
                firesOn.<DomContent>map(on -> p(UnitCards.classes(on, CLASSES))).orElseGet(() -> text("")),
                known.weights(named.network())
                        .flatMap(weights -> weights.of(named.network(), named.unit(), CLASSES))
                        .filter(raised -> !raised.most().isEmpty())
                        .<DomContent>map(raised -> p(UnitCards.raisedClasses(raised)))
                        .orElseGet(() -> text("")),
                named.equals(first)
                        ? text("")
                        : UnitSearch.likeness(known, first, named)
                                .<DomContent>map(likeness -> p(String.format(
                                                Locale.ROOT, "Its likeness to %s is %.2f.", first.unit(), likeness)
                                        .replace("is -", "is −")))
                                .orElseGet(() -> text("")));
    }
}

package org.featurescope.web.page.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.PathWeights.RaisedClasses;
import org.featurescope.unit.UnitSearch.Effect;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.UnitTitles;

/** The list of units that a search found, each with its portrait, what it fires on, and a search for more like it. */
public final class UnitCards {
    private static final int MOST_CLASSES = 3;
    private static final int SHORT_CLASSES = 2;

    /** How units that respond alike are compared, as a sentence. */
    public static final String HOW_ALIKE =
            "The number of each is at most 1: the mean of two cosines, of both units’ activations for the 240 photographs that come with Featurescope and of their mean responses to the classes.";

    private UnitCards() {}

    /** Returns the list. */
    public static DomContent list(List<Found> units, Portraits portraits) {
        Map<String, Optional<PortraitIndex>> ofNetworks = new HashMap<>();
        return ul(each(
                        units,
                        found -> card(
                                found,
                                ofNetworks.computeIfAbsent(found.network().id(), id -> portraits.of(found.network())))))
                .withClass("found");
    }

    private static DomContent card(Found found, Optional<PortraitIndex> portraits) {
        Network network = found.network();
        Layer layer = network.layer(found.unit().layer());
        String path = path(network, found.unit());
        String title = UnitTitles.of(network, found.unit(), found.firesOn());
        LiTag card = li();
        Optional<PortraitTiles> ofLayer = PortraitTiles.of(network, layer, portraits);
        ofLayer.ifPresent(tiles -> card.withStyle(tiles.sheetStyle())
                .with(a(span().withClass("portrait")
                                .withStyle(tiles.style(found.unit().channel())))
                        .withHref(path)
                        .attr("tabindex", "-1")
                        .attr("aria-hidden", "true")));
        return card.with(
                h3(a(title).withHref(path)),
                found.firesOn().<DomContent>map(firesOn -> p(classes(firesOn))).orElseGet(() -> text("")),
                found.effect().map(UnitCards::effect).orElseGet(() -> text("")),
                p(
                                text("%s · %s · %s · "
                                        .formatted(
                                                found.unit(),
                                                network.descriptor().title(),
                                                String.format(Locale.ROOT, "%.2f", found.likeness()))),
                                a("more like this").withHref(like(network, found.unit())),
                                ofLayer.isPresent()
                                        ? each(text(" · "), a("look alike").withHref(lookAlike(network, found.unit())))
                                        : text(""),
                                text(" "),
                                tag("unit-star")
                                        .attr("unit", network.id() + "/" + found.unit())
                                        .attr("name", title))
                        .withClass("quiet"));
    }

    /** Returns the path and query of the search for units that look like one. */
    public static String lookAlike(Network network, Unit unit) {
        return like(network, unit) + "&by=looks";
    }

    private static DomContent effect(Effect effect) {
        return p(String.format(
                Locale.ROOT,
                "Path weight %.2g, mean activation %.2g on the class, %.2g on all pictures.",
                effect.weight(),
                effect.activation(),
                effect.mean()));
    }

    /** Returns the classes whose logits a unit raises most, with the weights of its paths, as a sentence. */
    public static String raisedClasses(RaisedClasses raised) {
        return "If this unit’s activation rises, the network’s score (logit) rises most for %s."
                .formatted(raised.most().stream()
                        .map(to -> String.format(Locale.ROOT, "%s (%.2g)", to.label(), to.weight()))
                        .collect(Collectors.joining(", ")));
    }

    /** Returns the path of a unit's page. */
    public static String path(Network network, Unit unit) {
        return "/models/%s/%s/%d".formatted(network.id(), unit.layer(), unit.channel());
    }

    /** Returns the path of the picture that other sites show beside a link to a unit's page. */
    public static String card(Network network, Unit unit) {
        return path(network, unit) + "/card.jpg";
    }

    /** Returns the path and query of the search for units that respond like one. */
    public static String like(Network network, Unit unit) {
        return "/find?q=" + URLEncoder.encode(network.id() + "/" + unit, StandardCharsets.UTF_8);
    }

    /**
     * Returns the caption of a picture of a unit: the word for what it fires on, else its most frequent class and the
     * share of that; empty if it fires on nothing in particular.
     */
    static Optional<String> caption(FiresOn firesOn) {
        return firesOn.name()
                .map(FiresOn.Share::word)
                .or(() -> firesOn.classes().stream()
                        .filter(most -> firesOn.isParticular())
                        .findFirst()
                        .map(UnitCards::withShare));
    }

    private static String withShare(FiresOn.Share share) {
        return "%s %d %%".formatted(share.word(), Math.round(100 * share.share()));
    }

    /** Returns in a few words what a unit fires on. */
    public static String inShort(FiresOn firesOn) {
        return firesOn.isParticular()
                ? firesOn.classes().stream()
                        .limit(SHORT_CLASSES)
                        .map(UnitCards::withShare)
                        .collect(Collectors.joining(", ", "Fires on ", ""))
                : "Fires on no class in particular";
    }

    /** Returns the classes that a unit fires on most, with their shares, as a sentence. */
    public static String classes(FiresOn firesOn) {
        return classes(firesOn, MOST_CLASSES);
    }

    /** Returns at most so many of the classes that a unit fires on most, with their shares, as a sentence. */
    public static String classes(FiresOn firesOn, int most) {
        if (firesOn.classes().isEmpty()) {
            return "It fires on no labelled picture more than on others.";
        }
        String classes = firesOn.classes().stream()
                .limit(most)
                .map(share -> "%s (%d %%)".formatted(share.word(), Math.round(100 * share.share())))
                .collect(Collectors.joining(", "));
        return (firesOn.isParticular() ? "Fires on %s." : "Fires on no class in particular, most often on %s.")
                .formatted(classes);
    }
}

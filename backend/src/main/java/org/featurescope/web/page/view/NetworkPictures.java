package org.featurescope.web.page.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.Portraits;
import org.featurescope.portrait.Replay;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.KnownResponses;

/** Small pictures of a network's units, by which readers recognize the network, and the element that replays how they form. */
public final class NetworkPictures {
    private NetworkPictures() {}

    /**
     * Returns the address of one of the two pictures of a replay, which never shows another one.
     *
     * @param sha256 that the replay names
     */
    static String url(Network network, String sha256) {
        return "/models/%s/replay/%s.jpg".formatted(network.id(), sha256);
    }

    /**
     * Returns the element that replays how the portraits of a network form. In it each finished portrait is a link to the page of
     * its unit, also without a script.
     */
    public static ContainerTag<?> replay(Network network, Replay replay, KnownResponses known) {
        return tag("picture-replay")
                .attr("frames", url(network, replay.frames()))
                .attr("steps", replay.steps().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with(finished(
                        network, replay, known, unit -> true, replay.units().size()));
    }

    /**
     * Returns a list of the finished portraits of a replay, each a link to the page of its unit. A unit is named by its class,
     * or by what it fires on, or by its layer and number.
     *
     * @param known what the units fire on
     * @param shown whether a unit is in the list
     * @param most the largest number of units in the list
     */
    public static DomContent finished(
            Network network, Replay replay, KnownResponses known, Predicate<Unit> shown, int most) {
        List<Unit> units = replay.chosen();
        return ul(each(IntStream.range(0, units.size())
                        .filter(column -> shown.test(units.get(column)))
                        .limit(most)
                        .mapToObj(column -> entry(network, units.get(column), known, column))))
                .withClass("replay")
                .withStyle(finishedSheet(network, replay)
                        + ";--frame-rows:%d".formatted(replay.steps().size()));
    }

    private static DomContent entry(Network network, Unit unit, KnownResponses known, int column) {
        Optional<FiresOn> firesOn = known.firesOn(network, unit);
        String name = ClassUnits.label(network, network.layer(unit.layer()), unit.channel())
                .or(() -> firesOn.flatMap(UnitCards::caption))
                .orElse(unit.toString());
        return li(a(picture(column, 0), span(name))
                .withHref(UnitCards.path(network, unit))
                .withTitle(firesOn.map(shares -> "%s. %s".formatted(unit, UnitCards.classes(shares)))
                        .orElse(unit.toString())));
    }

    /**
     * Returns portraits of a network as decoration beside its name: those of its replay, or else those of the first units of
     * its last layer with a map; nothing if it has none.
     *
     * @param from the number of portraits that are left out
     * @param count the largest number of portraits that are shown
     */
    public static DomContent thumbnails(Network network, Portraits portraits, int from, int count) {
        return portraits
                .replay(network)
                .map(replay -> strip(
                        finishedSheet(network, replay),
                        replay.units().size(),
                        replay.units().size(),
                        from,
                        count))
                .or(() -> ofSheet(network, portraits.of(network), from, count))
                .orElseGet(() -> text(""));
    }

    private static Optional<DomContent> ofSheet(
            Network network, Optional<PortraitIndex> portraits, int from, int count) {
        Optional<Layer> last = network.layers().stream()
                .filter(layer -> layer.height() > 1
                        && portraits
                                .flatMap(index -> index.sheet(network, layer))
                                .isPresent())
                .reduce((shallower, deeper) -> deeper);
        return last.flatMap(layer -> PortraitTiles.of(network, layer, portraits)
                .map(tiles -> strip(
                        sheet(tiles.url(), tiles.columns(), (layer.channels() + tiles.columns() - 1) / tiles.columns()),
                        tiles.columns(),
                        layer.channels(),
                        from,
                        count)));
    }

    private static DomContent strip(String sheet, int columns, int units, int from, int count) {
        return span(each(IntStream.range(from, Math.min(from + count, units))
                        .mapToObj(unit -> picture(unit % columns, unit / columns))))
                .withClass("thumbnails")
                .withStyle(sheet)
                .attr("aria-hidden", "true");
    }

    private static DomContent picture(int column, int row) {
        return span().withClass("picture").withStyle("--column:%d;--row:%d".formatted(column, row));
    }

    private static String finishedSheet(Network network, Replay replay) {
        return sheet(url(network, replay.finished()), replay.units().size(), 1);
    }

    private static String sheet(String url, int columns, int rows) {
        return "--sheet:url(%s);--columns:%d;--rows:%d".formatted(url, columns, rows);
    }
}

package org.featurescope.web.page.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Replay;

/** The finished portraits of a replay on pages, and the element that replays how they form. */
public final class ReplayPictures {
    private final Network network;
    private final Replay replay;

    /** Creates the pictures of a network's replay. */
    public ReplayPictures(Network network, Replay replay) {
        this.network = network;
        this.replay = replay;
    }

    /**
     * Returns the address of one of the two pictures of a replay, which never shows another one.
     *
     * @param sha256 that the replay names
     */
    public static String url(Network network, String sha256) {
        return "/models/%s/replay/%s.jpg".formatted(network.id(), sha256);
    }

    /** Returns the element: all finished pictures, each a link to the page of its unit. It replays if there is a script. */
    public ContainerTag<?> element() {
        List<Unit> units = replay.chosen();
        return tag("picture-replay")
                .attr("frames", url(network, replay.frames()))
                .attr("steps", replay.steps().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with(ul(each(IntStream.range(0, units.size()).mapToObj(column -> entry(units.get(column), column))))
                        .withClass("replay")
                        .withStyle(sheet()));
    }

    private DomContent entry(Unit unit, int column) {
        return li(a(picture(column), span(name(unit)))
                .withHref("/models/%s/%s/%d".formatted(network.id(), unit.layer(), unit.channel())));
    }

    private String name(Unit unit) {
        return ClassUnits.label(network, network.layer(unit.layer()), unit.channel())
                .orElse(unit.toString());
    }

    private static DomContent picture(int column) {
        return span().withClass("picture").withStyle("--column:" + column);
    }

    /**
     * Returns the first finished pictures as decoration beside the name of the network.
     *
     * @param most the largest number of pictures
     */
    public ContainerTag<?> thumbnails(int most) {
        int count = Math.min(most, replay.units().size());
        return span(each(IntStream.range(0, count).mapToObj(ReplayPictures::picture)))
                .withClass("replay-thumbnails")
                .withStyle(sheet())
                .attr("aria-hidden", "true");
    }

    private String sheet() {
        return "--finished:url(%s);--columns:%d;--rows:%d"
                .formatted(
                        url(network, replay.finished()),
                        replay.units().size(),
                        replay.steps().size());
    }
}

package org.featurescope.web.page.view;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.Locale;
import java.util.stream.Collectors;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.portrait.DrawingState;

/** The part of a network's page that tells how far the portraits of its units are. */
public final class DrawingSection {
    private static final String ID = "portraits";
    private static final int SECONDS_TO_NEXT = 3;

    private DrawingSection() {}

    /** Returns the part; nothing where there is nothing to tell. */
    public static DomContent of(Network network, DrawingView view) {
        DrawingState state = view.state();
        if (state.units() == 0 || (state.made() == 0 && !state.isOn() && !view.mayChange())) {
            return text("");
        }
        var part = tag("page-part").withId(ID);
        if (state.isOn()) {
            part.attr("every", SECONDS_TO_NEXT);
        }
        return part.with(
                p(words(network, state)),
                state.isOn() ? bar(state) : text(""),
                each(
                        state.problem().stream().toList(),
                        problem -> div(p(problem)).withClass("problems").attr("role", "alert")),
                view.mayChange() && !state.isWhole() ? buttons(network, state) : text(""));
    }

    private static String words(Network network, DrawingState state) {
        int all = network.layers().stream().mapToInt(Layer::channels).sum();
        if (state.isWhole()) {
            String which = state.units() == all
                    ? "Each of its %s units has a small picture; open a layer to see them."
                    : "%s of its %s units have a small picture of their own; open a layer to see them.";
            return which.formatted(number(state.units()), number(all)) + borrowed(network);
        }
        String made = state.made() == 0
                ? "None of the %s small pictures of its units is made yet.".formatted(number(state.units()))
                : "%s of the %s small pictures of its units are made."
                        .formatted(number(state.made()), number(state.units()));
        return state.isOn() ? made + " " + doing(state) : made;
    }

    /** Returns which layers show the pictures of other layers, as a sentence after another one. */
    private static String borrowed(Network network) {
        String layers = network.layers().stream()
                .filter(layer -> !SourceLayer.of(network, layer).equals(layer))
                .map(layer -> "those of %s show the pictures of %s"
                        .formatted(layer.name(), SourceLayer.of(network, layer).name()))
                .collect(Collectors.joining(" and "));
        return layers.isEmpty() ? "" : " Of the others, %s.".formatted(layers);
    }

    private static String doing(DrawingState state) {
        if (state.layer().isEmpty()) {
            return "The server draws the others after those of another network.";
        }
        String now = state.isPaused()
                ? "The server draws the others when nothing else waits; it waits now, at %s"
                        .formatted(state.layer().get())
                : "The server draws the others now, those of %s first"
                        .formatted(state.layer().get());
        return state.millisecondsLeft().isPresent()
                ? now
                        + ", about %s left."
                                .formatted(DurationWords.of(
                                        state.millisecondsLeft().getAsLong()))
                : now + ".";
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static DomContent bar(DrawingState state) {
        return tag("progress")
                .attr("aria-label", "Small pictures that are made")
                .attr("value", state.made())
                .attr("max", state.units());
    }

    private static DomContent buttons(Network network, DrawingState state) {
        return form(state.isOn()
                        ? button("Stop drawing them").withName("draw").withValue("off")
                        : button(
                                        state.made() == 0
                                                ? "Draw them when nothing else waits"
                                                : "Draw the others when nothing else waits")
                                .withName("draw")
                                .withValue("on"))
                .withClass("plain-form")
                .withMethod("post")
                .withAction("/models/%s/portraits".formatted(network.id()));
    }
}

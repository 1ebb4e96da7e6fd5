package org.featurescope.web.page.view;

import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;

/** Tells what the positions of a layer see of the network's input. */
public final class ReceptiveFieldText {
    /** A receptive field below this share of the input's side shows no whole thing. */
    private static final double LEAST_SHARE_OF_A_THING = 0.25;

    private ReceptiveFieldText() {}

    /** Returns whether a position in the middle of a layer's map sees the whole input. */
    public static boolean seesWhole(Layer layer, InputSpec input) {
        return layer.receptiveField() == 0 || layer.receptiveField() >= side(input);
    }

    /** Returns what a position of a layer sees, as a clause, such as "each position sees the whole picture". */
    public static String of(Layer layer, InputSpec input) {
        int field = layer.receptiveField();
        if (field == 0) {
            return "each position sees the whole picture";
        }
        if (!seesWhole(layer, input)) {
            return "each position has a receptive field of %d px".formatted(field);
        }
        // at the edge of the map half of the receptive field lies outside the input
        String which = field >= 2 * side(input) ? "each position" : "a position in the middle";
        return "%s sees the whole picture (its receptive field is %d px, the input %d px)"
                .formatted(which, field, side(input));
    }

    /** Returns a sentence about the pictures that excite a unit which sees too little for a thing; else empty. */
    public static Optional<String> tooSmallForAThing(Layer layer, InputSpec input) {
        int field = layer.receptiveField();
        return field > 0 && field < LEAST_SHARE_OF_A_THING * side(input)
                ? Optional.of(
                        ("It sees only %d × %d pixels, too few for a thing: what these pictures share is a colour, an"
                                        + " edge or a texture.")
                                .formatted(field, field))
                : Optional.empty();
    }

    private static int side(InputSpec input) {
        return Math.max(input.height(), input.width());
    }
}

package org.featurescope.web.find;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationListener;
import org.featurescope.activation.Activations;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.TopClasses;
import org.featurescope.image.ImageDecoder;
import org.featurescope.model.Network;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch;
import org.featurescope.validate.Validate;

/** Finds the units that a picture excites more than labelled pictures do. */
final class PictureSearch {
    private static final int COLOURS = 3;
    /** The largest difference of colours, of 0 to 255, that counts as equal. */
    private static final int NOISE = 3;

    private final Activations activations;
    private final KnownResponses known;

    PictureSearch(Activations activations, KnownResponses known) {
        this.activations = activations;
        this.known = known;
    }

    /**
     * Runs a picture through the networks whose responses are known, and returns the units that it excites most.
     *
     * @param layer the only layer to search, or empty for all
     */
    UnitSearch.Answer find(byte[] file, List<Network> networks, String layer, int count) {
        requireSomething(file);
        return new UnitSearch.Answer(
                "Units that this picture excites most, in standard deviations above the mean over labelled pictures.",
                new UnitSearch(known, networks)
                        .best(
                                (network, responses) -> {
                                    Means means = new Means();
                                    activations.run(network, file, means);
                                    return responses.strongest(means.layers, layer, count);
                                },
                                count));
    }

    /**
     * Refuses a picture of one colour.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code image}
     */
    private static void requireSomething(byte[] file) {
        byte[] pixels = ImageDecoder.decode(file).pixels();
        int most = 0;
        for (int at = COLOURS; at < pixels.length; at++) {
            most = Math.max(most, Math.abs((pixels[at] & 0xff) - (pixels[at % COLOURS] & 0xff)));
        }
        Validate.isTrue(
                "image",
                most > NOISE,
                "the picture is of one colour, so no unit can be found by it; send one that shows something");
    }

    /** Collects the mean activations of all layers. */
    private static final class Means implements ActivationListener {
        private final List<float[]> layers = new ArrayList<>();

        @Override
        public void photograph(InputPicture picture) {}

        @Override
        public void layer(LayerActivation layer) {
            layers.add(layer.mean());
        }

        @Override
        public void classes(TopClasses classes) {}

        @Override
        public void done(RunSummary summary) {}
    }
}

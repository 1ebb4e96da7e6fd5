package org.featurescope.optimize.objective;

import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/** A tensor direction: a vector in a layer's activation space for each position of its map. */
public sealed interface DirectionTensor {
    /** The layer in whose activation space it lies. */
    String layer();

    /**
     * Its numbers, {@code [height, width, channels]}; the root mean square length of its vectors is 1, so that it weighs
     * as much as a channel.
     *
     * @throws InvalidInputException if a photograph has nothing there
     */
    float[] values(ObjectiveShapes shapes, PhotographActivations photographs);

    /** Throws {@link NotFoundException} unless the network has the layer. */
    default void checkAgainst(Network network) {
        network.layer(layer());
    }

    /** Independent normal numbers. They depend on the shape of the map, and so on the size of the pictures. */
    record Drawn(RandomDirection random) implements DirectionTensor {
        @Override
        public String layer() {
            return random.layer();
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            int positions = shapes.height(layer()) * shapes.width(layer());
            float[] values = RandomNormals.draw(random.seed(), positions * shapes.channels(layer()));
            return Norms.ofLength(values, Math.sqrt(positions));
        }

        @Override
        public String toString() {
            return random.toString();
        }
    }

    /** A photograph's activation after the ReLU. */
    record Recorded(String layer, String photograph) implements DirectionTensor {
        public Recorded {
            Names.requireLayer(layer);
            Names.requirePhotograph(photograph);
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            float[] values = Norms.notAllZero(photographs.of(photograph, layer, false), layer, photograph);
            return Norms.ofLength(values, Math.sqrt((double) shapes.height(layer) * shapes.width(layer)));
        }

        @Override
        public String toString() {
            return layer + ", " + photograph;
        }
    }
}

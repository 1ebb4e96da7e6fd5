package org.featurescope.optimize.objective;

import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/** A tensor direction: a vector in a layer's activation space for each position of the layer's map. */
public sealed interface DirectionTensor {
    /** Returns the layer in whose activation space the vectors lie. */
    String layer();

    /**
     * Returns the vectors, {@code [height, width, channels]}. Their root mean square length is 1, so that the objective has
     * the scale of a channel's.
     *
     * @throws InvalidInputException if the photograph activates nothing there
     */
    float[] values(ObjectiveShapes shapes, PhotographActivations photographs);

    /** Returns whether the vectors are the same for pictures of every size. */
    boolean isSizeIndependent();

    /** Throws {@link NotFoundException} if the network does not have the layer. */
    default void checkAgainst(Network network) {
        network.layer(layer());
    }

    /** Independent normal numbers. They depend on the shape of the map and therefore on the size of the pictures. */
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
        public boolean isSizeIndependent() {
            return false;
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
            float[] values = Norms.notAllZero(photographs.activation(photograph, layer, false), layer, photograph);
            return Norms.ofLength(values, Math.sqrt((double) shapes.height(layer) * shapes.width(layer)));
        }

        @Override
        public boolean isSizeIndependent() {
            return true;
        }

        @Override
        public String toString() {
            return layer + ", " + photograph;
        }
    }
}

package org.featurescope.optimize.objective;

import java.util.Arrays;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/** The part of a layer's map that an objective reads: the whole map or one position. */
public sealed interface MapLocation {
    /** The whole map. */
    MapLocation EVERYWHERE = new Everywhere();

    /** The middle of the map. */
    SinglePosition CENTRE = new Centre();

    /**
     * Returns the weight of each position, {@code [height * width]}; the weights sum to 1.
     *
     * @throws InvalidInputException if the position is not on the layer's map
     */
    float[] weights(String layer, ObjectiveShapes shapes);

    /** Returns whether this means the same for pictures of every size; a row and a column do not. */
    boolean isSizeIndependent();

    /** All positions, weighted equally: the mean over the map. */
    record Everywhere() implements MapLocation {
        @Override
        public float[] weights(String layer, ObjectiveShapes shapes) {
            float[] weights = new float[shapes.height(layer) * shapes.width(layer)];
            Arrays.fill(weights, 1f / weights.length);
            return weights;
        }

        @Override
        public boolean isSizeIndependent() {
            return true;
        }
    }

    /** One position. */
    sealed interface SinglePosition extends MapLocation {
        /**
         * Returns the index of the position in the map, row by row.
         *
         * @throws InvalidInputException if it is not on the layer's map
         */
        int index(String layer, ObjectiveShapes shapes);

        @Override
        default float[] weights(String layer, ObjectiveShapes shapes) {
            int index = index(layer, shapes);
            float[] weights = new float[shapes.height(layer) * shapes.width(layer)];
            weights[index] = 1;
            return weights;
        }
    }

    /** Row {@code height / 2} and column {@code width / 2}, as in Lucid. */
    record Centre() implements SinglePosition {
        @Override
        public int index(String layer, ObjectiveShapes shapes) {
            return shapes.height(layer) / 2 * shapes.width(layer) + shapes.width(layer) / 2;
        }

        @Override
        public boolean isSizeIndependent() {
            return true;
        }

        @Override
        public String toString() {
            return "centre";
        }
    }

    /** Row {@code y} and column {@code x}, from 0. */
    record At(int y, int x) implements SinglePosition {
        public At {
            Validate.inRange("y", y, 0, UnitExpression.MOST_INDEX);
            Validate.inRange("x", x, 0, UnitExpression.MOST_INDEX);
        }

        @Override
        public int index(String layer, ObjectiveShapes shapes) {
            int height = shapes.height(layer);
            int width = shapes.width(layer);
            if (y >= height || x >= width) {
                throw new InvalidInputException(
                        Objective.FIELD,
                        "%s has no position %s for pictures of this size; its rows are 0 to %d and its columns 0 to %d"
                                .formatted(layer, this, height - 1, width - 1));
            }
            return y * width + x;
        }

        @Override
        public boolean isSizeIndependent() {
            return false;
        }

        @Override
        public String toString() {
            return y + "," + x;
        }
    }
}

package org.featurescope.kind.linearunits;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a figure of units as linear functions of two channels.
 *
 * @param set the set of photographs
 * @param layer the layer of the units
 * @param inputLayer the layer that they read
 * @param positions the number of positions of all photographs together
 * @param inputs the two channels that are the axes
 * @param units the units
 * @param points positions of photographs, evenly spread over all if there are many
 * @param patches what some of the positions see
 */
record LinearUnitsResult(
        IndexedSet set,
        String layer,
        String inputLayer,
        int positions,
        List<Input> inputs,
        List<LinearUnit> units,
        List<Point> points,
        List<Patch> patches) {
    /**
     * A channel that is an axis.
     *
     * @param channel its number in the layer that the units read
     * @param mean of its activations
     * @param deviation the standard deviation of its activations
     * @param least its smallest activation at a position
     * @param most its largest activation at a position
     * @param picture the index of its optimized picture
     */
    record Input(int channel, double mean, double deviation, double least, double most, int picture) {}

    /**
     * A unit as a linear function {@code first x + second y + bias} of the two channels.
     *
     * @param channel its number in its layer
     * @param first its weight of the first channel
     * @param second its weight of the second channel
     * @param bias its bias, with the sum of the other channels' weights times their means
     * @param ownBias its bias in the network
     * @param explained the share of the variance of its activation before the ReLU that this function explains at the
     *     positions; less than 0 if its mean would explain more
     * @param outputs its activation before the ReLU at each of the points, with the true values of all channels
     * @param picture the index of its optimized picture
     */
    record LinearUnit(
            int channel,
            double first,
            double second,
            double bias,
            double ownBias,
            double explained,
            List<Double> outputs,
            int picture) {}

    /**
     * A position of a photograph. In JSON it is the array {@code [x, y]}.
     *
     * @param x the activation of the first channel
     * @param y the activation of the second channel
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(double x, double y) {}

    /**
     * What a position sees of a photograph.
     *
     * @param photograph the name of the photograph
     * @param row the row of the position, from 0
     * @param column the column of the position, from 0
     * @param x the activation of the first channel
     * @param y the activation of the second channel
     * @param picture the index of its picture
     */
    record Patch(String photograph, int row, int column, double x, double y, int picture) {}
}

package org.featurescope.optimize;

import java.util.Arrays;
import java.util.List;

/**
 * What is wanted of a layer, for {@link ObjectiveGraph}.
 *
 * @param channel {@code [batch, channels]}, the direction of each picture
 * @param position {@code [height * width]}, the weight of each position, the same for all pictures
 */
record ObjectiveWeights(float[] channel, float[] position) {
    /** The weights of {@code objective} for one channel a picture. */
    static ObjectiveWeights of(Objective objective, List<Integer> channels, ObjectiveGraph shape) {
        float[] channel = new float[channels.size() * shape.channels()];
        float sign = objective == Objective.NEGATIVE_CHANNEL ? -1 : 1;
        for (int picture = 0; picture < channels.size(); picture++) {
            channel[picture * shape.channels() + channels.get(picture)] = sign;
        }
        float[] position = new float[shape.height() * shape.width()];
        if (objective == Objective.NEURON) {
            position[shape.height() / 2 * shape.width() + shape.width() / 2] = 1;
        } else {
            Arrays.fill(position, 1f / position.length);
        }
        return new ObjectiveWeights(channel, position);
    }
}

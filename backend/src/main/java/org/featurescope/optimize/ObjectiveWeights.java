package org.featurescope.optimize;

import java.util.Arrays;
import java.util.List;

/**
 * A linear objective on a layer: each picture's is {@code sum of activation[y, x, c] position[y, x] channel[c]}.
 *
 * @param channel {@code [batch, channels]}
 * @param position {@code [height * width]}, the same for all pictures
 */
record ObjectiveWeights(float[] channel, float[] position) {
    /** The weights of {@code objective} for one channel a picture, on maps of {@code height} by {@code width}. */
    static ObjectiveWeights of(Objective objective, List<Integer> channels, int layerChannels, int height, int width) {
        float[] channel = new float[channels.size() * layerChannels];
        float sign = objective == Objective.NEGATIVE_CHANNEL ? -1 : 1;
        for (int picture = 0; picture < channels.size(); picture++) {
            channel[picture * layerChannels + channels.get(picture)] = sign;
        }
        float[] position = new float[height * width];
        if (objective == Objective.NEURON) {
            position[height / 2 * width + width / 2] = 1;
        } else {
            Arrays.fill(position, 1f / position.length);
        }
        return new ObjectiveWeights(channel, position);
    }
}

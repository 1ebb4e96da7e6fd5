package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.featurescope.activation.OpenLayer;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.TrainingData.Examples;
import org.junit.jupiter.api.Test;

final class PictureNetworkTest {
    private static final int SIDE = 6;

    private final Architecture architecture = new Architecture(
            SIDE * SIDE,
            List.of(new Hidden(5, Activation.LEAKY_RELU), new Hidden(4, Activation.SIGMOID)),
            3,
            Output.SOFTMAX,
            1);

    @Test
    void itsLayersGiveTheSumsOfTheNetworkThatWasTrained() {
        float[] weights = architecture.start(7);
        Random random = new Random(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += 0.3f * (float) random.nextGaussian();
        }
        byte[] grey = new byte[SIDE * SIDE];
        random.nextBytes(grey);
        float[] inputs = new float[grey.length];
        byte[] pixels = new byte[3 * grey.length];
        for (int i = 0; i < grey.length; i++) {
            inputs[i] = (grey[i] & 0xff) / 255f;
            pixels[3 * i] = grey[i];
            pixels[3 * i + 1] = grey[i];
            pixels[3 * i + 2] = grey[i];
        }
        Network network = PictureNetwork.of(architecture, weights, SIDE);
        Examples example = new Examples(inputs, new float[3], 1);
        try (TrainingGraph graph =
                new TrainingGraph(architecture, new TrainingData(inputs.length, 3, example, Examples.none()))) {
            graph.set(weights);
            for (int layer = 0; layer < 2; layer++) {
                float[] activations = graph.hidden(layer);
                double[] sums = sums(network, layer, new RgbImage(SIDE, SIDE, pixels));
                for (int neuron = 0; neuron < activations.length; neuron++) {
                    Activation activation = architecture.hidden().get(layer).activation();
                    assertThat(activation.of(sums[neuron])).isCloseTo(activations[neuron], within(1e-5));
                }
            }
        }
        assertThat(sums(network, 2, new RgbImage(SIDE, SIDE, pixels))).hasSize(3);
    }

    private static double[] sums(Network network, int layer, RgbImage picture) {
        try (OpenLayer open = new OpenLayer(network, network.layer(PictureNetwork.layerName(layer)))) {
            float[] values = open.of(picture).positions()[0];
            double[] sums = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                sums[i] = values[i];
            }
            return sums;
        }
    }

    @Test
    void aNetworkWithOtherInputsThanPixelsIsRefused() {
        assertThatThrownBy(() -> PictureNetwork.of(architecture, architecture.start(0), 5))
                .hasMessage("36 inputs for 5 x 5 pixels");
    }
}

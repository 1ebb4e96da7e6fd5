package org.featurescope.kind.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

/**
 * A network that was built and not trained. Its layer {@code colours} has a unit that detects red, one for green and one
 * for blue. The units of its layer {@code noise} respond to the differences among neighbouring pixels, whatever the
 * photograph shows.
 */
final class BuiltNetwork {
    static final String ID = "built";

    /** The channel of {@code colours} that detects red. */
    static final int RED = 0;

    /** Height and width of its input. */
    static final int SIDE = 32;

    private static final int COLOURS = 3;
    private static final int NOISES = 32;
    private static final int[] ONE = {1, 1};

    private static final String DESCRIPTOR = """
            {
              "id": "%s",
              "title": "Built",
              "description": "A network that detects red.",
              "licence": "CC0",
              "source": "built for a test",
              "graph": "graph.pb",
              "input": {"node": "input", "height": %d, "width": %d, "leastSide": %d, "scale": 1, "offset": 0},
              "layers": [{"name": "colours"}, {"name": "noise"}]
            }
            """.formatted(ID, SIDE, SIDE, SIDE);

    private BuiltNetwork() {}

    /** Writes its folder into a folder of networks. */
    static void write(Path models) throws IOException {
        Path folder = Files.createDirectories(models.resolve(ID));
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        String pictures = graph.pictures("input");
        layer(graph, "colours", pictures, graph.constant("colours_w", colours(), 1, 1, 3, COLOURS));
        layer(graph, "noise", pictures, graph.constant("noise_w", noise(), SIDE, SIDE, 3, NOISES));
        Files.write(folder.resolve("graph.pb"), graph.build().toByteArray());
        Files.writeString(folder.resolve("model.json"), DESCRIPTOR);
    }

    private static void layer(FrozenGraphBuilder graph, String name, String input, String kernel) {
        graph.operation(name, "Relu", graph.convolution(name + "_conv", input, kernel, ONE, "VALID"));
    }

    /** Returns {@code [input][output]}: each output has one colour as excitation and the two others as inhibition. */
    private static float[] colours() {
        float[] kernel = new float[3 * COLOURS];
        for (int input = 0; input < 3; input++) {
            for (int output = 0; output < COLOURS; output++) {
                kernel[input * COLOURS + output] = input == output ? 1 : -0.5f;
            }
        }
        return kernel;
    }

    /** Returns {@code [y][x][input][output]}: normal numbers of alternating sign, so that a plain colour gives zero. */
    private static float[] noise() {
        Random random = new Random(7);
        int all = 3 * NOISES;
        float[] kernel = new float[SIDE * SIDE * all];
        for (int at = 0; at < kernel.length; at += 2 * all) {
            for (int i = 0; i < all; i++) {
                kernel[at + i] = (float) random.nextGaussian();
                kernel[at + all + i] = -kernel[at + i];
            }
        }
        return kernel;
    }
}

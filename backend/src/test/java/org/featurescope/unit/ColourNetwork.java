package org.featurescope.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

/** A network whose units detect colours, and pictures of these colours. */
public final class ColourNetwork {
    /** The labels of the pictures' classes; the first of them are ImageNet's and of three colours. */
    static final List<String> LABELS = List.of(
            "golden retriever",
            "Labrador retriever",
            "tabby",
            "banana",
            "church",
            "reel",
            "candle",
            "alp",
            "bee",
            "jay",
            "oboe",
            "altar");

    private static final List<Integer> COLOURS = List.of(0, 0, 1, 2);
    private static final int SIDE = 8;
    private static final int UNITS = 3;

    private ColourNetwork() {}

    /**
     * Returns a network of one layer {@code out}. Its channel {@code order[k]} is the k-th colour, red, green or blue, less half
     * the sum of the others.
     */
    public static Network of(String id, int... order) {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        float[] weights = new float[UNITS * UNITS];
        for (int colour = 0; colour < UNITS; colour++) {
            for (int k = 0; k < UNITS; k++) {
                weights[colour * UNITS + order[k]] = k == colour ? 1 : -0.5f;
            }
        }
        String kernel = builder.constant("kernel", weights, 1, 1, UNITS, UNITS);
        String sums = builder.convolution("sums", builder.pictures("input"), kernel, new int[] {1, 1}, "SAME");
        builder.operation("out", "Relu", sums);
        Layer layer = new Layer("out", "out", "convolution", 0, UNITS, SIDE, SIDE, 1);
        ModelDescriptor descriptor = new ModelDescriptor(
                id,
                id,
                "Made for a test.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", SIDE, SIDE, 1, 1, 0),
                List.of(new ModelDescriptor.LayerEntry("out", "out")),
                Optional.empty());
        return new Network(descriptor, id, builder.build(), List.of(layer), List.of());
    }

    /** Writes noisy pictures: the first two classes reddish, the third green, the fourth blue, and the others grey. */
    public static Path write(Path folder, int each) throws IOException {
        Random random = new Random(5);
        for (int label = 0; label < LABELS.size(); label++) {
            Path of = Files.createDirectories(folder.resolve(LABELS.get(label)));
            for (int i = 0; i < each; i++) {
                Files.write(of.resolve(i + ".png"), PngEncoder.encode(picture(label, random)));
            }
        }
        return folder;
    }

    private static RgbImage picture(int label, Random random) {
        int colour = label < COLOURS.size() ? COLOURS.get(label) : -1;
        byte[] pixels = new byte[SIDE * SIDE * UNITS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i % UNITS == colour ? 220 : 90) + random.nextInt(30));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }
}

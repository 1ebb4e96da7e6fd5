package org.featurescope.optimize.objective.term;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * A network of two convolutions and three classes for pictures of 6 x 6 pixels, both as nodes of TensorFlow and in plain Java
 * with double precision.
 */
final class TinyNetwork implements ObjectiveShapes {
    static final int SIZE = 6;
    static final List<String> LABELS = List.of("crane", "golden retriever", "crane, machine");

    private static final int CONV = 4;
    private static final int DEEP = 5;
    private static final int WINDOW = 3;
    private static final Map<String, int[]> MAPS = Map.of(
            "conv", new int[] {6, 6, CONV},
            "deep", new int[] {4, 4, DEEP},
            "logits", new int[] {1, 1, 3},
            "softmax", new int[] {1, 1, 3});

    private final Map<String, Values> photographs = new HashMap<>();
    private final float[] convWeights = normals(1, WINDOW * WINDOW * 3 * CONV, 0.5);
    private final float[] deepWeights = normals(2, WINDOW * WINDOW * CONV * DEEP, 0.3);
    private final float[] denseWeights = normals(3, DEEP * 3, 1);

    /** The nodes of every layer, before and after its ReLU, by name. */
    record Nodes(Map<String, Operand<TFloat32>> preRelu, Map<String, Operand<TFloat32>> activation) {}

    /** The values of every layer for one picture, {@code [height, width, channels]}, by name. */
    record Values(Map<String, double[]> preRelu, Map<String, double[]> activation) {}

    Network network() {
        ModelDescriptor descriptor = new ModelDescriptor(
                "tiny",
                "Tiny",
                "Two layers and three classes.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", SIZE, SIZE, SIZE, 1, 0),
                List.of(),
                Optional.of(new ModelDescriptor.Classes("logits", "softmax", "labels.txt")));
        List<Layer> layers = List.of(layer("conv", 0), layer("deep", 1), layer("logits", 2), layer("softmax", 3));
        return new Network(descriptor, "", GraphDef.getDefaultInstance(), layers, LABELS);
    }

    private Layer layer(String name, int depth) {
        return new Layer(name, name, "other", depth, channels(name), height(name), width(name), 0);
    }

    /** Adds the network behind pictures {@code [batch, 6, 6, 3]}. */
    Nodes build(Ops tf, Operand<TFloat32> picture) {
        Operand<TFloat32> conv = convolution(tf, picture, convWeights, 3, CONV, "SAME");
        Operand<TFloat32> convRelu = tf.nn.relu(conv);
        Operand<TFloat32> deep = convolution(tf, convRelu, deepWeights, CONV, DEEP, "VALID");
        Operand<TFloat32> deepRelu = tf.nn.relu(deep);
        Operand<TFloat32> pooled = tf.math.mean(deepRelu, tf.constant(new int[] {1, 2}));
        Operand<TFloat32> logits =
                tf.linalg.matMul(pooled, tf.constant(Shape.of(DEEP, 3), DataBuffers.of(denseWeights)));
        Operand<TFloat32> softmax = tf.nn.softmax(logits);
        return new Nodes(
                Map.of("conv", conv, "deep", deep, "logits", logits, "softmax", softmax),
                Map.of("conv", convRelu, "deep", deepRelu, "logits", logits, "softmax", softmax));
    }

    private static Operand<TFloat32> convolution(
            Ops tf, Operand<TFloat32> input, float[] weights, int in, int out, String padding) {
        var kernel = tf.constant(Shape.of(WINDOW, WINDOW, in, out), DataBuffers.of(weights));
        return tf.nn.conv2d(input, kernel, List.of(1L, 1L, 1L, 1L), padding);
    }

    /** Computes the same in plain Java, for one picture {@code [6, 6, 3]}. */
    Values values(double[] picture) {
        double[] conv = convolution(picture, SIZE, 3, convWeights, CONV, 1);
        double[] convRelu = relu(conv);
        double[] deep = convolution(convRelu, SIZE, CONV, deepWeights, DEEP, 0);
        double[] deepRelu = relu(deep);
        int positions = deepRelu.length / DEEP;
        double[] logits = new double[3];
        for (int i = 0; i < deepRelu.length; i++) {
            for (int k = 0; k < logits.length; k++) {
                logits[k] += deepRelu[i] / positions * denseWeights[i % DEEP * 3 + k];
            }
        }
        double all = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
        double[] softmax = {Math.exp(logits[0]) / all, Math.exp(logits[1]) / all, Math.exp(logits[2]) / all};
        return new Values(
                Map.of("conv", conv, "deep", deep, "logits", logits, "softmax", softmax),
                Map.of("conv", convRelu, "deep", deepRelu, "logits", logits, "softmax", softmax));
    }

    private static double[] convolution(double[] input, int size, int in, float[] weights, int out, int padding) {
        int wide = size + 2 * padding - WINDOW + 1;
        double[] result = new double[wide * wide * out];
        for (int i = 0; i < result.length; i++) {
            int y = i / out / wide - padding;
            int x = i / out % wide - padding;
            for (int tap = 0; tap < WINDOW * WINDOW; tap++) {
                int row = y + tap / WINDOW;
                int column = x + tap % WINDOW;
                for (int c = 0; c < in && inside(row, size) && inside(column, size); c++) {
                    result[i] += input[(row * size + column) * in + c] * weights[(tap * in + c) * out + i % out];
                }
            }
        }
        return result;
    }

    private static boolean inside(int index, int size) {
        return index >= 0 && index < size;
    }

    private static double[] relu(double[] values) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, result[i]);
        }
        return result;
    }

    /** Returns a random picture {@code [6, 6, 3]} in 0 to 1 as a photograph, drawn from its name. */
    private static double[] photograph(String name) {
        return picture(name.hashCode());
    }

    /** Returns a picture {@code [6, 6, 3]} of uniform noise in 0.05 to 0.95. */
    static double[] picture(long seed) {
        return new Random(seed).doubles(SIZE * SIZE * 3L, 0.05, 0.95).toArray();
    }

    /** Returns the values of the network for a photograph. */
    Values ofPhotograph(String name) {
        return photographs.computeIfAbsent(name, drawn -> values(photograph(drawn)));
    }

    /** Returns the activations of the network for photographs. */
    PhotographActivations photographs() {
        return (photograph, layer, preRelu) -> {
            Values values = ofPhotograph(photograph);
            return floats((preRelu ? values.preRelu() : values.activation()).getOrDefault(layer, new double[0]));
        };
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] normals(long seed, int count, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    @Override
    public int height(String layer) {
        return map(layer)[0];
    }

    @Override
    public int width(String layer) {
        return map(layer)[1];
    }

    @Override
    public int channels(String layer) {
        return map(layer)[2];
    }

    private static int[] map(String layer) {
        return MAPS.getOrDefault(layer, new int[3]);
    }
}

package org.featurescope.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * Starts a classifier from an old, trained one with the same layers, at most as many channels, and pictures of the same
 * size or half as large. Before its first step the new classifier computes the same as the old one. Its additional
 * channels have random kernels, and the old channels of the next layer ignore them at first (Chen, Goodfellow and
 * Shlens, "Net2Net", 2016, arXiv:1511.05641).
 *
 * <p>Implementation note: in the old network batch normalization is folded into the convolutions. The means and
 * variances to unfold it are measured on a few pictures. Each channel of a new kernel is scaled to the norm
 * {@value #NORM}, since the first steps destroy a network with smaller norms. If the old network's first window is
 * smaller, the new network's pictures are twice as large. Its first kernel then contains the filter (1 3 3 1) / 8,
 * which halves them.
 */
final class WarmStart implements AutoCloseable {
    private static final float NORM = 1.2f;
    private static final float[] HALVING = {1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f};
    private static final int PICTURES = 256;
    /** The first offset of the logit of a class that the old network does not have. */
    private static final float UNKNOWN = -4;

    private final Graph graph = new Graph();
    private final Session session;
    private final Network old;
    private final Architecture architecture;
    private final Optional<BaseLayers> base;
    private final Map<String, float[]> state;
    private final TFloat32 pictures;
    /** The index of each old averaged channel among the new ones. */
    private int[] features = {};

    private WarmStart(
            Network old,
            Architecture architecture,
            Optional<BaseLayers> base,
            PictureSheet sheet,
            Map<String, float[]> state) {
        this.old = old;
        this.architecture = architecture;
        this.base = base;
        this.state = state;
        graph.importGraphDef(old.graph());
        session = Sessions.open(graph);
        pictures = pictures(sheet);
    }

    /**
     * Changes the first values of a classifier's variables. Those of the base stay as they are.
     *
     * @param base the layers that the blocks are built on, if the architecture has no stem
     * @param sheet pictures to measure activations with
     * @param state the variables' values by name; they are changed in place
     */
    static void apply(
            Network old,
            Architecture architecture,
            Optional<BaseLayers> base,
            Classes classes,
            PictureSheet sheet,
            Map<String, float[]> state) {
        try (WarmStart start = new WarmStart(old, architecture, base, sheet, state)) {
            start.convolutions();
            start.classes(classes);
        }
        for (String name : List.copyOf(state.keySet())) {
            if (name.endsWith(ClassifierGraph.AVERAGE)) {
                String averaged = name.substring(0, name.length() - ClassifierGraph.AVERAGE.length());
                state.put(name, value(state, averaged).clone());
            }
        }
    }

    private TFloat32 pictures(PictureSheet sheet) {
        InputSpec input = old.descriptor().input();
        int size = input.height();
        int length = size * size * 3;
        Augmentation augmentation = new Augmentation();
        SplittableRandom random = new SplittableRandom(1);
        float[] all = new float[PICTURES * length];
        for (int i = 0; i < PICTURES; i++) {
            float[] one = augmentation.random(sheet.picture(random.nextInt(sheet.count())), size, random);
            System.arraycopy(one, 0, all, i * length, length);
        }
        return TFloat32.tensorOf(Shape.of(PICTURES, size, size, 3), DataBuffers.of(all));
    }

    private void convolutions() {
        int[] map = architecture
                .stem()
                .map(this::stem)
                .orElseGet(() -> places(base.orElseThrow().channels()));
        int channels = architecture
                .stem()
                .map(Architecture.Stem::conv2d2)
                .orElseGet(() -> base.orElseThrow().channels());
        for (Architecture.Block block : architecture.blocks()) {
            String name = block.name();
            int[] one = convolution(name + "_1x1", map, channels, block.one(), false);
            int[] three = convolution(name + "_3x3_bottleneck", map, channels, block.threeReduced(), false);
            three = convolution(name + "_3x3", three, block.threeReduced(), block.three(), false);
            int[] five = convolution(name + "_5x5_bottleneck", map, channels, block.fiveReduced(), false);
            five = convolution(name + "_5x5", five, block.fiveReduced(), block.five(), false);
            int[] pooled = convolution(name + "_pool_reduce", map, channels, block.pooled(), false);
            int afterOne = block.one();
            int afterThree = afterOne + block.three();
            int afterFive = afterThree + block.five();
            map = joined(one, shifted(three, afterOne), shifted(five, afterThree), shifted(pooled, afterFive));
            channels = block.channels();
        }
        features = map;
    }

    private int[] stem(Architecture.Stem stem) {
        int[] map = convolution("conv2d0", places(3), 3, stem.conv2d0(), true);
        map = convolution("conv2d1", map, stem.conv2d0(), stem.conv2d1(), false);
        return convolution("conv2d2", map, stem.conv2d1(), stem.conv2d2(), false);
    }

    /** Returns the indexes of channels that are the first ones of the new network, too. */
    private static int[] places(int channels) {
        return IntStream.range(0, channels).toArray();
    }

    private static int[] shifted(int[] places, int by) {
        return Arrays.stream(places).map(place -> place + by).toArray();
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    /**
     * An old convolution.
     *
     * @param window the height and width of its window
     * @param kernel {@code [window, window, channels in, channels out]}
     * @param offset the offset of each channel
     * @param mean the mean of each channel before the offset
     * @param variance the variance of each channel
     */
    private record Old(int window, float[] kernel, float[] offset, double[] mean, double[] variance) {
        int channels() {
            return offset.length;
        }
    }

    private Old old(String name) {
        try (Result result = session.runner()
                .feed(old.descriptor().input().node(), pictures)
                .fetch(name + "_w")
                .fetch(name + "_b")
                .fetch(name + "_conv")
                .run()) {
            TFloat32 kernel = (TFloat32) result.get(0);
            int channels = (int) kernel.shape().get(3);
            double[] mean = new double[channels];
            double[] variance = new double[channels];
            moments(TensorValues.of((TFloat32) result.get(2)), mean, variance);
            return new Old(
                    (int) kernel.shape().get(0),
                    TensorValues.of(kernel),
                    TensorValues.of((TFloat32) result.get(1)),
                    mean,
                    variance);
        }
    }

    /**
     * Sets the first values of a convolution from the old convolution of the same name.
     *
     * @param inputs the index of each old input channel among the new ones
     * @param from the number of new input channels
     * @param to the number of new output channels
     * @return the index of each old output channel among the new ones
     */
    private int[] convolution(String name, int[] inputs, int from, int to, boolean isFirst) {
        Old before = old(name);
        boolean isHalf = isFirst && before.window != Architecture.FIRST_WINDOW;
        int channels = before.channels();
        float[] kernel = value(state, name + ".kernel");
        for (int row = 0; row < kernel.length; row += to) {
            Arrays.fill(kernel, row, row + channels, 0);
        }
        for (int i = 0; i < before.kernel.length; i++) {
            int output = i % channels;
            int input = i / channels % inputs.length;
            int position = i / channels / inputs.length;
            if (isHalf) {
                spread(kernel, before.kernel[i], position / before.window, position % before.window, input, output, to);
            } else {
                kernel[(position * from + inputs[input]) * to + output] = before.kernel[i];
            }
        }
        normalize(name, kernel, to, before);
        return places(channels);
    }

    /** Adds a weight of the old first window to the new window, whose pictures are twice as large. */
    private static void spread(float[] kernel, float weight, int y, int x, int input, int output, int to) {
        for (int dy = 0; dy < HALVING.length; dy++) {
            for (int dx = 0; dx < HALVING.length; dx++) {
                int row = 2 * y + dy + 1;
                int column = 2 * x + dx + 1;
                kernel[((row * Architecture.FIRST_WINDOW + column) * 3 + input) * to + output] +=
                        weight * HALVING[dy] * HALVING[dx];
            }
        }
    }

    private static void moments(float[] output, double[] mean, double[] variance) {
        int channels = mean.length;
        int count = output.length / channels;
        for (int i = 0; i < output.length; i++) {
            mean[i % channels] += output[i] / (double) count;
        }
        for (int i = 0; i < output.length; i++) {
            double difference = output[i] - mean[i % channels];
            variance[i % channels] += difference * difference / count;
        }
    }

    private void normalize(String name, float[] kernel, int to, Old before) {
        float[] scale = value(state, name + ".scale");
        float[] offset = value(state, name + ".offset");
        float[] newMean = value(state, name + ".mean");
        float[] newVariance = value(state, name + ".variance");
        for (int channel = 0; channel < to; channel++) {
            double squares = 0;
            for (int i = channel; i < kernel.length; i += to) {
                squares += kernel[i] * (double) kernel[i];
            }
            double factor = NORM / Math.sqrt(squares + 1e-12);
            for (int i = channel; i < kernel.length; i += to) {
                kernel[i] *= (float) factor;
            }
            if (channel < before.channels()) {
                newMean[channel] = (float) (before.mean[channel] * factor);
                newVariance[channel] = (float) (before.variance[channel] * factor * factor);
                scale[channel] = (float) (Math.sqrt(newVariance[channel] + Convolutions.EPSILON) / factor);
                offset[channel] = (float) (before.offset[channel] + before.mean[channel]);
            } else {
                scale[channel] = meanOf(scale, before.channels());
            }
        }
    }

    private static float meanOf(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return (float) (sum / count);
    }

    private void classes(Classes classes) {
        float[] matrix = value(state, "softmax.kernel");
        float[] offset = value(state, "softmax.offset");
        List<String> labels = old.labels();
        Map<String, NodeDef> nodes = Nodes.byName(old.graph());
        NodeDef logits = Nodes.of(nodes, old.classes().orElseThrow().logitsNode());
        NodeDef product = Nodes.of(nodes, logits.getInput(0));
        try (Result result = session.runner()
                .fetch(product.getInput(1))
                .fetch(logits.getInput(1))
                .run()) {
            float[] oldMatrix = TensorValues.of((TFloat32) result.get(0));
            float[] oldOffset = TensorValues.of((TFloat32) result.get(1));
            Arrays.fill(matrix, 0);
            for (int label = 0; label < classes.count(); label++) {
                int place = labels.indexOf(classes.labels().get(label));
                offset[label] = place < 0 ? UNKNOWN : oldOffset[place];
                for (int feature = 0; feature < features.length && place >= 0; feature++) {
                    matrix[features[feature] * classes.count() + label] = oldMatrix[feature * labels.size() + place];
                }
            }
        }
    }

    private static float[] value(Map<String, float[]> state, String name) {
        return Objects.requireNonNull(state.get(name), name);
    }

    @Override
    public void close() {
        pictures.close();
        session.close();
        graph.close();
    }
}

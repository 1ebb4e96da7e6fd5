package org.featurescope.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.PreparedSamples;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.NormalizationGradients;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.unit.PathWeights.LayerWeights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * The gradients of a network's logits with respect to the activations of the layers before them, summed over each map. One
 * run gives the gradients of one logit at all layers, for some photographs. Not thread-safe; it must be closed.
 */
final class LogitGradients implements AutoCloseable {
    private static final int PHOTOGRAPHS = 16;
    private static final int BATCH = 8;
    /**
     * The largest difference between photographs that counts as rounding, relative to the largest weight of a layer.
     */
    private static final float ROUNDING = 1e-4f;

    private static final String CHOSEN = "chosen_logit";

    private final Network network;
    private final String logits;
    private final List<Layer> layers;
    private final List<String> sums = new ArrayList<>();
    private final Graph graph = new Graph();
    private final Session session;

    private LogitGradients(Network network) {
        this.network = network;
        this.logits = logitsNode(network);
        this.layers = layersBefore(network);
        try (Graph differentiated = new Graph()) {
            differentiated.importGraphDef(GraphSurgery.prune(network.graph(), List.of(logits)));
            differentiate(differentiated);
            graph.importGraphDef(NormalizationGradients.mended(differentiated.toGraphDef()));
            this.session = Sessions.open(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw ActivationException.notOpened(network, e);
        }
    }

    /** Returns whether a network has logits that can be differentiated, and layers before them. */
    static boolean canMeasure(Network network) {
        return network.classes().isPresent()
                && network.layerOfNode(logitsNode(network))
                        .filter(layer -> !network.reach().notOptimized().containsKey(layer.name()))
                        .isPresent()
                && !layersBefore(network).isEmpty();
    }

    /** Measures the weights of a network for which {@link #canMeasure} returns true. */
    static PathWeights measure(Network network, PhotographSet set, IndexListener listener) {
        List<RgbImage> photographs = photographs(network, set);
        int classes = network.labels().size();
        List<float[][]> means = new ArrayList<>();
        boolean[] isExact;
        try (LogitGradients gradients = new LogitGradients(network)) {
            gradients.layers.forEach(layer -> means.add(new float[classes][layer.channels()]));
            isExact = new boolean[means.size()];
            for (int label = 0; label < classes; label++) {
                List<List<float[]>> ofPhotographs = gradients.of(label, classes, photographs);
                for (int layer = 0; layer < means.size(); layer++) {
                    List<float[]> at = ofPhotographs.get(layer);
                    average(at, means.get(layer)[label]);
                    isExact[layer] = (label == 0 || isExact[layer]) && areEqual(at);
                }
                listener.progress(label + 1, classes);
            }
            List<LayerWeights> weights = IntStream.range(0, means.size())
                    .mapToObj(layer ->
                            LayerWeights.of(gradients.layers.get(layer).name(), isExact[layer], means.get(layer)))
                    .toList();
            return new PathWeights(network.identity(), photographs.size(), classes, weights);
        }
    }

    private static List<RgbImage> photographs(Network network, PhotographSet set) {
        List<String> names = set.names();
        int count = Math.min(PHOTOGRAPHS, names.size());
        List<RgbImage> photographs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                byte[] file = set.bytes(names.get((int) ((long) i * names.size() / count)));
                photographs.add(
                        PreparedSamples.prepared(file, network.descriptor().input()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return photographs;
    }

    private static String logitsNode(Network network) {
        return network.classes().orElseThrow().logitsNode();
    }

    /** Returns the layers that the logits depend on. */
    private static List<Layer> layersBefore(Network network) {
        String logits = logitsNode(network);
        Set<String> needed = new HashSet<>();
        GraphDef pruned = GraphSurgery.prune(network.graph(), List.of(logits));
        pruned.getNodeList().stream().map(NodeDef::getName).forEach(needed::add);
        return network.layers().stream()
                .filter(layer -> needed.contains(layer.node()) && !layer.node().equals(logits))
                .toList();
    }

    /** Adds the gradients of the logit that the placeholder selects, and their sums over the maps. */
    private void differentiate(Graph differentiated) {
        Ops tf = Ops.create(differentiated);
        Placeholder<TFloat32> chosen =
                tf.withName(CHOSEN).placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
        Operand<TFloat32> values = differentiated.operationOrThrow(logits).output(0);
        Operand<TFloat32> logit = tf.math.mul(values, chosen);
        Output<?>[] found = differentiated.addGradients(
                logit.asOutput(),
                layers.stream()
                        .map(layer ->
                                differentiated.operationOrThrow(layer.node()).output(0))
                        .toArray(Output<?>[]::new));
        for (int layer = 0; layer < found.length; layer++) {
            Operand<TFloat32> gradient = found[layer].op().output(found[layer].index());
            boolean map = differentiated
                            .operationOrThrow(layers.get(layer).node())
                            .output(0)
                            .shape()
                            .numDimensions()
                    == 4;
            // if a layer only passes another one on, both have the same gradient output; a node for each layer keeps a
            // run from fetching that output twice
            Operand<TFloat32> sum = map ? tf.reduceSum(gradient, tf.constant(new int[] {1, 2})) : tf.identity(gradient);
            sums.add(sum.op().name());
        }
    }

    /** Returns the sums of the gradients by layer and photograph. */
    private List<List<float[]>> of(int label, int classes, List<RgbImage> photographs) {
        List<List<float[]>> all = new ArrayList<>();
        layers.forEach(layer -> all.add(new ArrayList<>()));
        for (int from = 0; from < photographs.size(); from += BATCH) {
            run(label, classes, photographs.subList(from, Math.min(photographs.size(), from + BATCH)), all);
        }
        return all;
    }

    private void run(int label, int classes, List<RgbImage> photographs, List<List<float[]>> all) {
        float[] chosen = new float[classes];
        chosen[label] = 1;
        try (TFloat32 pictures = network.descriptor().input().tensor(photographs);
                TFloat32 one = TFloat32.vectorOf(chosen)) {
            Session.Runner runner = session.runner()
                    .feed(network.descriptor().input().node(), pictures)
                    .feed(CHOSEN, one);
            sums.forEach(runner::fetch);
            try (Result result = runner.run()) {
                for (int layer = 0; layer < all.size(); layer++) {
                    float[] values = TensorValues.of((TFloat32) result.get(layer));
                    int channels = values.length / photographs.size();
                    for (int at = 0; at < values.length; at += channels) {
                        all.get(layer).add(Arrays.copyOfRange(values, at, at + channels));
                    }
                }
            }
        } catch (TensorFlowException e) {
            throw ActivationException.notRun(network, e);
        }
    }

    private static void average(List<float[]> values, float[] mean) {
        for (float[] of : values) {
            for (int channel = 0; channel < mean.length; channel++) {
                mean[channel] += of[channel] / values.size();
            }
        }
    }

    /** Returns whether all photographs have the same values, except for rounding. */
    private static boolean areEqual(List<float[]> values) {
        float most = 0;
        float difference = 0;
        float[] first = values.get(0);
        for (float[] of : values) {
            for (int channel = 0; channel < first.length; channel++) {
                most = Math.max(most, Math.abs(first[channel]));
                difference = Math.max(difference, Math.abs(of[channel] - first[channel]));
            }
        }
        return difference <= ROUNDING * most;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

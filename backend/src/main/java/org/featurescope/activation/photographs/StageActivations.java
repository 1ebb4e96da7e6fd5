package org.featurescope.activation.photographs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.featurescope.activation.ActivationException;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Computes the activations of some stages for batches of pictures: the mean of every channel over its map, and the
 * activation vectors at some positions of it. Both are computed in the graph and joined there, so that little data
 * leaves it, in one piece. Not thread-safe.
 */
public final class StageActivations implements AutoCloseable {
    private final Network network;
    private final List<Stage> stages;
    private final int mostPositions;
    /** The outputs whose values are joined, each once. */
    private final Map<String, Output> outputs = new LinkedHashMap<>();

    private final List<Operand<TFloat32>> fetched = new ArrayList<>();
    private final Graph graph = new Graph();
    private final Session session;
    private int allMeans;
    private int allValues;

    /**
     * An output of the network's graph.
     *
     * @param channels number of channels
     * @param positions number of positions whose vectors are computed
     * @param means index of its first mean among those of all outputs
     * @param values index of its first value among those of all outputs
     */
    private record Output(int channels, int positions, int means, int values) {}

    /**
     * Opens a network. It must be closed.
     *
     * @param stages at least one
     * @param mostPositions the most positions of a map whose vectors are computed; 0 for means alone
     * @throws ActivationException if the network cannot be opened
     */
    public StageActivations(Network network, List<Stage> stages, int mostPositions) {
        Validate.isTrue("stages", !stages.isEmpty(), "there must be at least one stage");
        this.network = network;
        this.stages = List.copyOf(stages);
        this.mostPositions = mostPositions;
        try {
            graph.importGraphDef(GraphSurgery.prune(
                    network.graph(),
                    stages.stream().flatMap(stage -> stage.nodes().stream()).toList()));
            join();
            session = Sessions.open(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw ActivationException.notOpened(network, e);
        }
    }

    /** Adds the nodes that compute the means and the vectors of all outputs and join each to one tensor. */
    private void join() {
        Ops tf = Ops.create(graph);
        List<Operand<TFloat32>> means = new ArrayList<>();
        List<Operand<TFloat32>> values = new ArrayList<>();
        for (Stage stage : stages) {
            Positions positions = Positions.of(stage.height(), stage.width(), mostPositions);
            for (String node : stage.nodes()) {
                if (outputs.containsKey(node)) {
                    continue;
                }
                Operand<TFloat32> output = graph.operationOrThrow(node).output(0);
                boolean map = output.shape().numDimensions() == 4;
                int channels = (int) output.shape().get(map ? 3 : 1);
                outputs.put(node, new Output(channels, positions.count(), allMeans, allValues));
                allMeans += channels;
                allValues += positions.count() * channels;
                means.add(map ? tf.math.mean(output, tf.constant(new int[] {1, 2})) : output);
                if (positions.count() > 0) {
                    values.add(map ? vectors(tf, output, channels, positions) : output);
                }
            }
        }
        fetched.add(joined(tf, means));
        if (!values.isEmpty()) {
            fetched.add(joined(tf, values));
        }
    }

    /** Returns the vectors at some positions, {@code [pictures, positions * channels]}. */
    private static Operand<TFloat32> vectors(Ops tf, Operand<TFloat32> output, int channels, Positions positions) {
        Operand<TFloat32> rows =
                tf.reshape(output, tf.constant(new int[] {-1, positions.height() * positions.width(), channels}));
        Operand<TFloat32> chosen =
                positions.isSample() ? tf.gather(rows, tf.constant(positions.indexes()), tf.constant(1)) : rows;
        return tf.reshape(chosen, tf.constant(new int[] {-1, positions.count() * channels}));
    }

    private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> parts) {
        // the means and the values of one layer without a map are the same output, which cannot be fetched twice
        return parts.size() == 1 ? tf.identity(parts.get(0)) : tf.concat(parts, tf.constant(1));
    }

    /**
     * Computes the activations for pictures of the network's input size.
     *
     * @param pictures at least one
     * @throws ActivationException if the network cannot be run, or gives values that are not finite
     */
    public Batch of(List<RgbImage> pictures) {
        try (TFloat32 input = network.descriptor().input().tensor(pictures)) {
            Session.Runner runner =
                    session.runner().feed(network.descriptor().input().node(), input);
            fetched.forEach(runner::fetch);
            try (Result result = runner.run()) {
                Batch batch = new Batch(
                        pictures.size(), read(result, 0), fetched.size() > 1 ? read(result, 1) : new float[0]);
                batch.checkFinite();
                return batch;
            }
        } catch (TensorFlowException e) {
            throw ActivationException.notRun(network, e);
        }
    }

    private static float[] read(Result result, int index) {
        return TensorValues.of((TFloat32) result.get(index));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /** The activations of a batch of pictures. */
    public final class Batch {
        private final int pictures;
        /** {@code [pictures, means of all outputs]}. */
        private final float[] means;
        /** {@code [pictures, values of all outputs]}. */
        private final float[] values;

        private Batch(int pictures, float[] means, float[] values) {
            this.pictures = pictures;
            this.means = means;
            this.values = values;
        }

        /** Returns the mean of a channel over its map; picture and stage are given by their indexes. */
        public float mean(int picture, int stage, int channel) {
            return sample(picture, stage).means()[channel];
        }

        /** Returns the activations of a picture at a stage, both given by their indexes. */
        public StageSample sample(int picture, int stage) {
            Stage wanted = stages.get(stage);
            int positions = Math.min(mostPositions, wanted.positions());
            float[] sampleMeans = new float[wanted.channels()];
            float[] sampleValues = new float[positions * wanted.channels()];
            int at = 0;
            for (String node : wanted.nodes()) {
                Output output = Objects.requireNonNull(outputs.get(node));
                System.arraycopy(means, picture * allMeans + output.means(), sampleMeans, at, output.channels());
                for (int position = 0; position < positions; position++) {
                    System.arraycopy(
                            values,
                            picture * allValues + output.values() + position * output.channels(),
                            sampleValues,
                            position * wanted.channels() + at,
                            output.channels());
                }
                at += output.channels();
            }
            return new StageSample(sampleMeans, sampleValues);
        }

        /** A mean is finite only if all values of its map are. */
        private void checkFinite() {
            for (float mean : means) {
                if (!Float.isFinite(mean)) {
                    throw ActivationException.notFinite(network, notFinite());
                }
            }
        }

        /** Returns the name of the first stage that has a mean which is not finite. */
        private String notFinite() {
            for (int stage = 0; stage < stages.size(); stage++) {
                for (int picture = 0; picture < pictures; picture++) {
                    for (float mean : sample(picture, stage).means()) {
                        if (!Float.isFinite(mean)) {
                            return stages.get(stage).name();
                        }
                    }
                }
            }
            return "a stage";
        }
    }
}

package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.StepTuning;
import org.featurescope.optimize.picture.BilinearSampling;
import org.featurescope.tensor.RgbImage;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * One compiled optimization: the pictures' graph, the network up to one layer, the objective, its gradient and Adam, so
 * that a step is one call of one session. Which units are optimized is fed, so the graph serves all units of its layer.
 *
 * <p>Not safe for use by several threads at once. It holds native memory until closed.
 */
final class OptimizationGraph implements AutoCloseable {
    /** What a graph was compiled for. */
    record Key(String modelSha256, String layer, int batch, int size) {}

    /**
     * What one step found, before it moved the pictures.
     *
     * @param objective of each picture
     * @param gradientNorm the root mean square of the gradient of each picture
     */
    record Step(float[] objective, float[] gradientNorm) {}

    private static final String GRADIENT = "step/gradient";
    private static final String OBJECTIVE = "step/objective";
    private static final String FOUND = "step/found";

    private final int batch;
    private final int size;
    private final int count;
    private final Graph graph = new Graph();
    private final Session session;
    private final ObjectiveGraph objective;
    private final AdamGraph adam;

    OptimizationGraph(Network network, Layer layer, int batch, int size, Ascent ascent, ConfigProto config) {
        this.batch = batch;
        this.size = size;
        this.count = ascent.basis(size).count();
        try (Graph untuned = new Graph()) {
            GraphDef pictures =
                    PictureGraph.definition(batch, size, ascent, network.descriptor().input());
            untuned.importGraphDef(NetworkSplice.upTo(layer, network, pictures, PictureGraph.SEEN));
            Ops tf = Ops.create(untuned);
            this.objective = new ObjectiveGraph(
                    tf, output(untuned, NetworkSplice.targetName(layer)), batch, ascent.leak());
            Output<TFloat32> gradient = gradient(untuned, objective.objective().asOutput());
            this.adam = new AdamGraph(
                    tf, output(untuned, PictureGraph.COEFFICIENTS), gradient, batch, count, ascent.epsilon());
            Ops step = tf.withSubScope("step");
            step.withName("gradient").identity(gradient);
            step.withName("objective").identity(objective.objective());
            step.withName("found").stack(List.of(objective.objective(), adam.meanSquare()));
            graph.importGraphDef(StepTuning.tuned(untuned, targets()));
        }
        this.session = new Session(graph, config);
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>(AdamGraph.TARGETS);
        targets.addAll(List.of(GRADIENT, OBJECTIVE, FOUND, PictureGraph.ASSIGN_START, PictureGraph.FRAME));
        return targets;
    }

    @SuppressWarnings("unchecked")
    private static Output<TFloat32> gradient(Graph graph, Output<TFloat32> objective) {
        Output<?>[] with = {output(graph, PictureGraph.COEFFICIENTS_READ)};
        return (Output<TFloat32>) graph.addGradients(objective, with)[0];
    }

    @SuppressWarnings("unchecked")
    private static Output<TFloat32> output(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** The objective's shapes, which the weights that are fed must fit. */
    ObjectiveGraph objective() {
        return objective;
    }

    /**
     * Begins anew.
     *
     * @param start coefficients {@code [count, count, batch * 3]}
     */
    void start(float[] start) {
        try (TFloat32 fed = TFloat32.tensorOf(Shape.of(count, count, batch * 3L), DataBuffers.of(start))) {
            adam.reset(session.runner())
                    .feed(PictureGraph.START, fed)
                    .addTarget(PictureGraph.ASSIGN_START)
                    .run()
                    .close();
        }
    }

    /** Makes one step of Adam uphill. */
    Step step(ObjectiveWeights weights, BilinearSampling sampling, double rate) {
        try (AdamGraph.Scalars scalars = adam.next(rate);
                FedTensors fed = new FedTensors(weights, sampling, batch);
                Result result = fed.into(scalars.into(session.runner())).fetch(FOUND).run()) {
            TFloat32 values = (TFloat32) result.get(0);
            float[] objectives = new float[batch];
            float[] norms = new float[batch];
            for (int picture = 0; picture < batch; picture++) {
                objectives[picture] = values.getFloat(0, picture);
                norms[picture] = (float) Math.sqrt(values.getFloat(1, picture));
            }
            return new Step(objectives, norms);
        }
    }

    /** The objective of each picture now. */
    float[] evaluate(ObjectiveWeights weights, BilinearSampling sampling) {
        return fetch(OBJECTIVE, weights, sampling, batch);
    }

    /** The gradient of the sum of the objectives with respect to the coefficients, {@code [count, count, batch * 3]}. */
    float[] gradient(ObjectiveWeights weights, BilinearSampling sampling) {
        return fetch(GRADIENT, weights, sampling, count * count * batch * 3);
    }

    private float[] fetch(String output, ObjectiveWeights weights, BilinearSampling sampling, int length) {
        try (FedTensors fed = new FedTensors(weights, sampling, batch);
                Result result = fed.into(session.runner()).fetch(output).run()) {
            float[] values = new float[length];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    /** The pictures as they are now, without any transformation. */
    List<RgbImage> pictures() {
        try (Result result = session.runner().fetch(PictureGraph.FRAME).run()) {
            var bytes = ((TUint8) result.get(0)).asRawTensor().data();
            return IntStream.range(0, batch)
                    .mapToObj(picture -> {
                        byte[] pixels = new byte[size * size * 3];
                        bytes.offset((long) picture * pixels.length).read(pixels);
                        return new RgbImage(size, size, pixels);
                    })
                    .toList();
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

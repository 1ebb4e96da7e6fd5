package org.featurescope.network;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.network.Architecture.LayerWeights;
import org.featurescope.network.ExampleRows.Fed;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The graph that trains a network by gradient descent. Weights stay in the graph; examples are fed, since the digits in each of
 * many graphs would fill the memory. It computes in one thread, so that the same weights and the same examples give the same
 * step, to the bit.
 *
 * <p>Not thread-safe.
 */
public final class TrainingGraph implements AutoCloseable {
    /** The most examples whose hidden activations are observed. */
    public static final int MOST_OBSERVED = 256;

    private static final SessionThreads ONE_THREAD = new SessionThreads(1, 1);

    private static final String STEP = "step";
    private static final String BATCH = "batch";
    private static final String SCORED = "scored";
    private static final String SCORED_HELD_OUT = "scored_held_out";
    private static final String OBSERVED = "observed";
    private static final String RATE = "rate";
    private static final String L1 = "l1";
    private static final String L2 = "l2";
    private static final String GIVEN = "given";
    private static final String SET = "set";
    private static final String ALL = "all";
    private static final String GRADIENT = "gradient";
    private static final String HIDDEN = "hidden";
    private static final String COST = "_cost";
    private static final String RIGHT = "_right";

    private final Architecture architecture;
    private final TrainingData data;
    private final ExampleRows rows;
    private final Graph graph = new Graph();
    private final Session session;
    private final boolean hasHeldOut;
    private final int observed;
    /** The examples to train on and those held out by which the network is judged, and those whose activations are observed. */
    private final TFloat32 scored;

    private final TFloat32 scoredHeldOut;
    private final TFloat32 firstOnes;

    /**
     * How well the network answers.
     *
     * @param cost over the examples to train on, without regularization, see {@link TrainingData#scored}
     * @param right the share of them that is answered right
     * @param heldOutCost the same over the examples held out; 0 if there are none
     * @param heldOutRight the share of those that is answered right; 0 if there are none
     */
    public record Score(double cost, double right, double heldOutCost, double heldOutRight) {}

    /** A layer in the graph. */
    private record Layer(
            LayerWeights place,
            Operand<? extends TType> matrixHandle,
            Operand<? extends TType> biasHandle,
            Operand<TFloat32> matrix,
            Operand<TFloat32> bias) {}

    /** Builds the graph and opens its session; {@link #set} must be called before anything else. */
    public TrainingGraph(Architecture architecture, TrainingData data) {
        this.architecture = architecture;
        this.data = data;
        this.rows = new ExampleRows(data);
        this.hasHeldOut = data.heldOut().count() > 0;
        this.observed = Math.min(MOST_OBSERVED, data.training().count());
        Ops tf = Ops.create(graph);
        List<Layer> layers = new ArrayList<>();
        for (LayerWeights place : architecture.layers()) {
            layers.add(layer(tf, place, "layer" + layers.size()));
        }
        addTransfer(tf, layers);
        addStep(tf, layers);
        addScore(tf, layers, SCORED);
        addScore(tf, layers, SCORED_HELD_OUT);
        List<Operand<TFloat32>> hidden =
                forward(tf, layers, rows.placeholder(tf, OBSERVED).inputs());
        for (int i = 0; i < hidden.size() - 1; i++) {
            tf.withName(HIDDEN + i).identity(hidden.get(i));
        }
        session = Sessions.open(graph, ONE_THREAD, ConfigProto.getDefaultInstance());
        scored = rows.first(data.training(), data.scored(data.training()));
        scoredHeldOut = rows.first(data.heldOut(), data.scored(data.heldOut()));
        firstOnes = rows.first(data.training(), observed);
    }

    private static Layer layer(Ops tf, LayerWeights place, String name) {
        var matrix = tf.withName(name + "_matrix")
                .varHandleOp(
                        TFloat32.class, Shape.of(place.from(), place.to()), VarHandleOp.sharedName(name + "_matrix"));
        var bias = tf.withName(name + "_bias")
                .varHandleOp(TFloat32.class, Shape.of(place.to()), VarHandleOp.sharedName(name + "_bias"));
        return new Layer(
                place,
                matrix,
                bias,
                tf.readVariableOp(matrix, TFloat32.class),
                tf.readVariableOp(bias, TFloat32.class));
    }

    /** Adds the nodes that set all weights from one vector and read them as one. */
    private static void addTransfer(Ops tf, List<Layer> layers) {
        Operand<TFloat32> given = tf.withName(GIVEN).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
        List<Op> assigned = new ArrayList<>();
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (Layer layer : layers) {
            LayerWeights place = layer.place;
            Operand<TFloat32> matrix = part(tf, given, place.begin(), place.bias(0));
            assigned.add(tf.assignVariableOp(layer.matrixHandle, tf.reshape(matrix, tf.constant(new int[] {
                place.from(), place.to()
            }))));
            assigned.add(tf.assignVariableOp(layer.biasHandle, part(tf, given, place.bias(0), place.end())));
            parts.add(tf.reshape(layer.matrix, tf.constant(new int[] {-1})));
            parts.add(layer.bias);
        }
        tf.withControlDependencies(assigned).withName(SET).noOp();
        tf.withName(ALL).concat(parts, tf.constant(0));
    }

    private static Operand<TFloat32> part(Ops tf, Operand<TFloat32> given, int begin, int end) {
        return tf.slice(given, tf.constant(new int[] {begin}), tf.constant(new int[] {end - begin}));
    }

    /** Adds the layers, and returns the activations of each hidden layer and then the sums of the last. */
    private List<Operand<TFloat32>> forward(Ops tf, List<Layer> layers, Operand<TFloat32> inputs) {
        List<Operand<TFloat32>> values = new ArrayList<>();
        Operand<TFloat32> before = inputs;
        for (int i = 0; i < layers.size(); i++) {
            Operand<TFloat32> sums = tf.nn.biasAdd(tf.linalg.matMul(before, layers.get(i).matrix), layers.get(i).bias);
            boolean isLast = i == layers.size() - 1;
            before = isLast ? sums : architecture.hidden().get(i).activation().of(tf, sums);
            values.add(before);
        }
        return values;
    }

    private Operand<TFloat32> sums(Ops tf, List<Layer> layers, Operand<TFloat32> inputs) {
        List<Operand<TFloat32>> values = forward(tf, layers, inputs);
        return values.get(values.size() - 1);
    }

    /** Adds a step of gradient descent on a batch. */
    private void addStep(Ops tf, List<Layer> layers) {
        Fed batch = rows.placeholder(tf, BATCH);
        Operand<TFloat32> rate = scalar(tf, RATE);
        Operand<TFloat32> l1 = scalar(tf, L1);
        Operand<TFloat32> l2 = scalar(tf, L2);
        Operand<TFloat32> cost = architecture.output().cost(tf, sums(tf, layers, batch.inputs()), batch.targets());
        List<Output<?>> with = new ArrayList<>();
        for (Layer layer : layers) {
            with.add(layer.matrix.asOutput());
            with.add(layer.bias.asOutput());
        }
        Output<?>[] gradients = graph.addGradients(cost.asOutput(), with.toArray(Output<?>[]::new));
        List<Op> moves = new ArrayList<>();
        List<Operand<TFloat32>> flat = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Operand<TFloat32> matrix = typed(gradients[2 * i]);
            Operand<TFloat32> bias = typed(gradients[2 * i + 1]);
            Operand<TFloat32> penalty = tf.math.add(
                    tf.math.mul(l1, tf.math.sign(layers.get(i).matrix)), tf.math.mul(l2, layers.get(i).matrix));
            moves.add(tf.train.resourceApplyGradientDescent(
                    layers.get(i).matrixHandle, rate, tf.math.add(matrix, penalty)));
            moves.add(tf.train.resourceApplyGradientDescent(layers.get(i).biasHandle, rate, bias));
            flat.add(tf.reshape(matrix, tf.constant(new int[] {-1})));
            flat.add(bias);
        }
        tf.withName(GRADIENT).concat(flat, tf.constant(0));
        tf.withControlDependencies(moves).withName(STEP).noOp();
    }

    @SuppressWarnings("unchecked") // gradients of floats are floats
    private static Operand<TFloat32> typed(Output<?> gradient) {
        return (Output<TFloat32>) gradient;
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    private void addScore(Ops tf, List<Layer> layers, String name) {
        Fed examples = rows.placeholder(tf, name);
        Operand<TFloat32> sums = sums(tf, layers, examples.inputs());
        tf.withName(name + COST).identity(architecture.output().cost(tf, sums, examples.targets()));
        tf.withName(name + RIGHT).identity(architecture.output().right(tf, sums, examples.targets()));
    }

    /** Sets all weights. */
    public void set(float[] weights) {
        try (TFloat32 tensor = TFloat32.tensorOf(Shape.of(weights.length), DataBuffers.of(weights, true, false))) {
            session.runner().feed(GIVEN, tensor).addTarget(SET).run().close();
        }
    }

    /** Returns all weights. */
    public float[] weights() {
        return fetch(session.runner().fetch(ALL));
    }

    /**
     * Makes a step.
     *
     * @param batch the indexes of the examples to train on
     */
    public void step(int[] batch, TrainingSettings settings) {
        try (TFloat32 examples = rows.of(data.training(), batch);
                TFloat32 rate = TFloat32.scalarOf((float) settings.rate());
                TFloat32 l1 = TFloat32.scalarOf((float) settings.l1());
                TFloat32 l2 = TFloat32.scalarOf((float) settings.l2())) {
            session.runner()
                    .feed(BATCH, examples)
                    .feed(RATE, rate)
                    .feed(L1, l1)
                    .feed(L2, l2)
                    .addTarget(STEP)
                    .run()
                    .close();
        }
    }

    /** Returns the gradient of the cost of a batch with respect to all weights, without regularization. */
    float[] gradient(int[] batch) {
        try (TFloat32 examples = rows.of(data.training(), batch)) {
            return fetch(session.runner().feed(BATCH, examples).fetch(GRADIENT));
        }
    }

    /** Returns how well the network answers. */
    public Score score() {
        Session.Runner runner =
                session.runner().feed(SCORED, scored).fetch(SCORED + COST).fetch(SCORED + RIGHT);
        if (hasHeldOut) {
            runner.feed(SCORED_HELD_OUT, scoredHeldOut)
                    .fetch(SCORED_HELD_OUT + COST)
                    .fetch(SCORED_HELD_OUT + RIGHT);
        }
        try (Result result = runner.run()) {
            return new Score(
                    number(result, 0),
                    number(result, 1),
                    hasHeldOut ? number(result, 2) : 0,
                    hasHeldOut ? number(result, 3) : 0);
        }
    }

    private static double number(Result result, int index) {
        return ((TFloat32) result.get(index)).getFloat();
    }

    /** Returns how many of the examples to train on are observed by {@link #hidden}: the first ones. */
    public int observed() {
        return observed;
    }

    /** Returns the activations of a hidden layer for the observed examples, {@code [observed][neurons]}. */
    public float[] hidden(int layer) {
        return fetch(session.runner().feed(OBSERVED, firstOnes).fetch(HIDDEN + layer));
    }

    private static float[] fetch(Session.Runner runner) {
        try (Result result = runner.run()) {
            return TensorValues.of((TFloat32) result.get(0));
        }
    }

    @Override
    public void close() {
        scored.close();
        scoredHeldOut.close();
        firstOnes.close();
        session.close();
        graph.close();
    }
}

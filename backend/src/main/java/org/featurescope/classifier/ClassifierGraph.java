package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.featurescope.classifier.Variables.Variable;
import org.featurescope.optimize.Precision;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * The graph that trains a classifier. It minimizes the cross entropy with soft targets by Nesterov's momentum, and
 * keeps moving averages of the weights. The averaged weights are the ones that are validated and written to the
 * network.
 *
 * <p>Implementation note: the variables stay in the graph. With an adversarial change the graph computes the loss's
 * gradient with respect to the pictures first, moves each picture by a fixed length along it (Goodfellow et al. 2015,
 * arXiv:1412.6572, with the Euclidean norm) and learns the moved pictures with the same variables.
 *
 * <p>Not thread-safe.
 */
final class ClassifierGraph implements AutoCloseable {
    /** The suffix of a variable's name in the name of its average. */
    static final String AVERAGE = ".average";

    private static final String PICTURES = "pictures";
    private static final String TARGETS = "targets";
    private static final String RATE = "rate";
    private static final String AVERAGE_MOVE = "average_move";
    private static final String NORMALIZATION_MOVE = "normalization_move";
    private static final String STEP = "step";
    private static final String LOSS = "loss";
    private static final String ACCURACY = "accuracy";
    private static final String LOGITS = "logits";
    /** The largest decay factor of the moving averages of the weights. */
    private static final double MOST_AVERAGED = 0.999;

    /** The largest decay factor of the moving averages of batch normalization. */
    private static final double MOST_NORMALIZATION_KEPT = 0.98;

    private final TrainingSettings settings;
    private final Graph graph = new Graph();
    private final Session session;
    private final Variables variables;
    private final List<Convolutions.MeanSquare> meanSquares;
    private final int classes;

    /**
     * The loss and the accuracy of a step's batch.
     *
     * @param loss the mean cross entropy of the batch
     * @param accuracy the share of the batch's pictures whose class with the largest target had the largest logit
     */
    record Step(double loss, double accuracy) {}

    ClassifierGraph(Architecture architecture, Optional<BaseLayers> base, int classes, TrainingSettings settings) {
        this.settings = settings;
        this.classes = classes;
        Ops tf = Ops.create(graph);
        variables = new Variables(tf);
        Operand<TFloat32> normalizationMove = scalar(tf, NORMALIZATION_MOVE);
        Convolutions layers = new Convolutions(
                tf,
                variables,
                architecture,
                base,
                settings.normalized(),
                settings.lowPassed(),
                normalizationMove,
                new SplittableRandom(settings.seed()));
        Variable matrix = layers.kernel("softmax.kernel", architecture.features(), classes);
        Variable offset = layers.offset("softmax.offset", classes);
        Map<Variable, Variable> averages = new HashMap<>();
        for (Variable variable : layers.trained()) {
            averages.put(variable, variables.add(variable.name() + AVERAGE, variable.shape(), variable.first()));
        }
        Operand<TFloat32> pictures =
                tf.withName(PICTURES).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
        Operand<TFloat32> targets =
                tf.withName(TARGETS).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, classes)));
        Operand<TFloat32> learned =
                settings.adversarial() == 0 ? pictures : moved(tf, layers, pictures, targets, matrix, offset);
        Convolutions.Trained seen = layers.trainedFeatures(learned);
        Operand<TFloat32> logits = logits(tf, dropped(tf, seen.features()), matrix.value(), offset.value());
        Operand<TFloat32> loss = loss(tf, logits, targets);
        tf.withName(LOSS).identity(loss);
        tf.withName(ACCURACY).identity(accuracy(tf, logits, targets));
        meanSquares = layers.meanSquares(pictures);
        addStep(tf, layers, averages, seen.moves(), loss);
        Function<Variable, Operand<TFloat32>> averaged =
                variable -> averageOf(averages, variable).value();
        tf.withName(LOGITS)
                .identity(logits(
                        tf, layers.features(pictures, averaged), averaged.apply(matrix), averaged.apply(offset)));
        variables.finish();
        session = Sessions.open(graph, SessionThreads.ALL, Precision.BFLOAT16.config());
        variables.setFirst(session);
    }

    private Operand<TFloat32> moved(
            Ops tf,
            Convolutions layers,
            Operand<TFloat32> pictures,
            Operand<TFloat32> targets,
            Variable matrix,
            Variable offset) {
        Operand<TFloat32> loss = loss(
                tf, logits(tf, layers.trainedFeatures(pictures).features(), matrix.value(), offset.value()), targets);
        Operand<TFloat32> gradient =
                typed(graph.addGradients(loss.asOutput(), new Output<?>[] {pictures.asOutput()})[0]);
        Operand<TFloat32> squares =
                tf.reduceSum(tf.math.square(gradient), tf.constant(new int[] {1, 2, 3}), ReduceSum.keepDims(true));
        Operand<TFloat32> scale = tf.math.mul(
                tf.constant((float) settings.adversarial()), tf.math.rsqrt(tf.math.add(squares, tf.constant(1e-20f))));
        return tf.stopGradient(tf.math.add(pictures, tf.math.mul(gradient, scale)));
    }

    private Operand<TFloat32> dropped(Ops tf, Operand<TFloat32> features) {
        if (settings.dropout() == 0) {
            return features;
        }
        float kept = (float) (1 - settings.dropout());
        Operand<TFloat32> mask = tf.math.floor(
                tf.math.add(tf.random.randomUniform(tf.shape(features), TFloat32.class), tf.constant(kept)));
        return tf.math.mul(features, tf.math.div(mask, tf.constant(kept)));
    }

    private static Operand<TFloat32> logits(
            Ops tf, Operand<TFloat32> features, Operand<TFloat32> matrix, Operand<TFloat32> offset) {
        return tf.nn.biasAdd(tf.linalg.matMul(features, matrix), offset);
    }

    private static Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets) {
        Operand<TFloat32> likelihoods =
                tf.reduceSum(tf.math.mul(targets, tf.nn.logSoftmax(logits)), tf.constant(new int[] {1}));
        return tf.math.neg(tf.math.mean(likelihoods, tf.constant(new int[] {0})));
    }

    private static Operand<TFloat32> accuracy(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets) {
        return tf.math.mean(
                tf.dtypes.cast(
                        tf.math.equal(tf.math.argMax(logits, tf.constant(1)), tf.math.argMax(targets, tf.constant(1))),
                        TFloat32.class),
                tf.constant(new int[] {0}));
    }

    private void addStep(
            Ops tf, Convolutions layers, Map<Variable, Variable> averages, List<Op> moves, Operand<TFloat32> loss) {
        Operand<TFloat32> rate = scalar(tf, RATE);
        Operand<TFloat32> move = scalar(tf, AVERAGE_MOVE);
        Output<?>[] gradients = graph.addGradients(
                loss.asOutput(),
                layers.trained().stream().map(v -> v.value().asOutput()).toArray(Output<?>[]::new));
        List<Op> done = new ArrayList<>(moves);
        for (int i = 0; i < gradients.length; i++) {
            Variable variable = layers.trained().get(i);
            Operand<TFloat32> gradient = typed(gradients[i]);
            if (layers.decayed().contains(variable)) {
                gradient = tf.math.add(
                        gradient, tf.math.mul(tf.constant((float) settings.weightDecay()), variable.value()));
            }
            if (layers.isOfBase(variable)) {
                gradient = tf.math.mul(gradient, tf.constant((float) settings.baseRate()));
            }
            Variable momentum = variables.addZerosLike(variable.name() + ".momentum", variable);
            Op applied = tf.train.resourceApplyMomentum(
                    variable.handle(),
                    momentum.handle(),
                    rate,
                    gradient,
                    tf.constant((float) settings.momentum()),
                    ResourceApplyMomentum.useNesterov(true));
            Ops after = tf.withControlDependencies(List.of(applied));
            Variable average = averageOf(averages, variable);
            Operand<TFloat32> now = after.readVariableOp(variable.handle(), TFloat32.class);
            done.add(tf.assignSubVariableOp(average.handle(), tf.math.mul(move, tf.math.sub(average.value(), now))));
        }
        tf.withControlDependencies(done).withName(STEP).noOp();
    }

    private static Variable averageOf(Map<Variable, Variable> averages, Variable of) {
        return Objects.requireNonNull(averages.get(of), of.name());
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    @SuppressWarnings("unchecked") // gradients of floats are floats
    private static Operand<TFloat32> typed(Output<?> gradient) {
        return (Output<TFloat32>) gradient;
    }

    /**
     * Makes a step.
     *
     * @param step its number, from 0
     * @param pictures {@code [batch, size, size, 3]}
     * @param targets {@code [batch, classes]}, each row with the sum 1
     */
    Step step(int step, TFloat32 pictures, TFloat32 targets) {
        // the decay factor is smaller in the first steps, so that the averages soon forget the first values
        double kept = (1.0 + step) / (10 + step);
        try (TFloat32 rate = TFloat32.scalarOf((float) settings.rate(step));
                TFloat32 move = TFloat32.scalarOf((float) (1 - Math.min(MOST_AVERAGED, kept)));
                TFloat32 normalizationMove = TFloat32.scalarOf((float) (1 - Math.min(MOST_NORMALIZATION_KEPT, kept)));
                Result result = session.runner()
                        .feed(PICTURES, pictures)
                        .feed(TARGETS, targets)
                        .feed(RATE, rate)
                        .feed(AVERAGE_MOVE, move)
                        .feed(NORMALIZATION_MOVE, normalizationMove)
                        .addTarget(STEP)
                        .fetch(LOSS)
                        .fetch(ACCURACY)
                        .run()) {
            return new Step(((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat());
        }
    }

    /**
     * Scales each kernel so that the output of its convolution has the mean square 1 over a batch. A network without
     * batch normalization learns only from such a start (Mishkin and Matas, "All you need is a good init", 2016,
     * arXiv:1511.06422).
     *
     * @param pictures {@code [batch, size, size, 3]}
     */
    void scaleKernels(TFloat32 pictures) {
        Session.Runner runner = session.runner().feed(PICTURES, pictures);
        meanSquares.forEach(of -> runner.fetch(of.value()));
        Map<String, float[]> state = state();
        try (Result result = runner.run()) {
            for (int i = 0; i < meanSquares.size(); i++) {
                double scale = 1 / Math.sqrt(((TFloat32) result.get(i)).getFloat());
                String kernel = meanSquares.get(i).kernel().name();
                for (String name : List.of(kernel, kernel + AVERAGE)) {
                    state.computeIfPresent(name, (same, values) -> scaled(values, scale));
                }
            }
        }
        restore(state);
    }

    private static float[] scaled(float[] values, double scale) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] * scale);
        }
        return scaled;
    }

    /** Returns the number of classes. */
    int classes() {
        return classes;
    }

    /** Returns the logits {@code [batch, classes]} of the averaged network. */
    float[][] logits(TFloat32 pictures) {
        try (Result result =
                session.runner().feed(PICTURES, pictures).fetch(LOGITS).run()) {
            float[] all = TensorValues.of((TFloat32) result.get(0));
            float[][] logits = new float[all.length / classes][];
            Arrays.setAll(logits, row -> Arrays.copyOfRange(all, row * classes, (row + 1) * classes));
            return logits;
        }
    }

    /** Returns the values of all variables by name. */
    Map<String, float[]> state() {
        return variables.read(session);
    }

    /** Sets all variables, to values that {@link #state()} returned. */
    void restore(Map<String, float[]> state) {
        variables.set(session, state);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

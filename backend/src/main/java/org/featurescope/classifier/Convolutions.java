package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.featurescope.classifier.Variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The layers of a classifier in a graph: their variables, which are added once, and the nodes that compute from them,
 * which can be added several times.
 */
final class Convolutions {
    /** The small number that batch normalization adds to a variance. */
    static final float EPSILON = 1e-3f;

    /**
     * The factor of colours without batch normalization: about one over their standard deviation. Without this factor
     * the first kernel would not learn at the same speed as the others.
     */
    static final float COLOUR_SCALE = 1 / 64f;

    private static final String SAME = "SAME";
    private final Ops tf;
    private final Variables variables;
    private final Architecture architecture;
    private final Optional<BaseLayers> base;
    private final boolean normalized;
    private final boolean lowPassed;
    private final Operand<TFloat32> move;
    private final RandomGenerator random;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final List<Variable> trained = new ArrayList<>();
    private final List<Variable> decayed = new ArrayList<>();
    private final Map<String, Variable> ofBase = new HashMap<>();

    /**
     * A convolution with the variables that follow it.
     *
     * @param normalization the scale of the normalized values, and the averages of their means and variances; empty
     *     without batch normalization
     */
    private record Convolution(Variable kernel, List<Variable> normalization, Variable offset) {}

    /**
     * The nodes of a step of training.
     *
     * @param features the averaged channels of the last block, {@code [batch, channels]}
     * @param moves the nodes that move the averages of batch normalization towards those of the batch
     */
    record Trained(Operand<TFloat32> features, List<Op> moves) {}

    /**
     * The mean square over a batch of a convolution's output before its offset is added.
     *
     * @param kernel the kernel of the convolution
     * @param value a scalar
     */
    record MeanSquare(Variable kernel, Operand<TFloat32> value) {}

    /**
     * Adds the variables.
     *
     * @param base the layers that the blocks are built on, if the architecture has no stem
     * @param normalized whether batch normalization follows the convolutions
     * @param lowPassed whether pictures are filtered by {@link LowPass} first
     * @param move how far a step moves the averages of batch normalization, 0 to 1
     * @param random the source of the kernels' first values
     */
    Convolutions(
            Ops tf,
            Variables variables,
            Architecture architecture,
            Optional<BaseLayers> base,
            boolean normalized,
            boolean lowPassed,
            Operand<TFloat32> move,
            RandomGenerator random) {
        this.tf = tf;
        this.variables = variables;
        this.architecture = architecture;
        this.base = base;
        this.normalized = normalized;
        this.lowPassed = lowPassed;
        this.move = move;
        this.random = random;
        addVariables();
    }

    /** Returns the variables that are trained. */
    List<Variable> trained() {
        return trained;
    }

    /** Returns the variables of {@link #trained()} to which weight decay is applied. */
    List<Variable> decayed() {
        return decayed;
    }

    /** Returns whether a variable is a kernel or the offsets of the base. */
    boolean isOfBase(Variable variable) {
        return ofBase.containsKey(variable.name());
    }

    /** Adds a trained kernel. */
    Variable kernel(String name, long... shape) {
        int length = Math.toIntExact(Shape.of(shape).size());
        long inputs = length / shape[shape.length - 1];
        double deviation = Math.sqrt(2.0 / inputs);
        float[] first = new float[length];
        for (int i = 0; i < length; i++) {
            first[i] = (float) (random.nextGaussian() * deviation);
        }
        Variable kernel = variables.add(name, Shape.of(shape), first);
        trained.add(kernel);
        decayed.add(kernel);
        return kernel;
    }

    /** Adds trained offsets, one for each channel. */
    Variable offset(String name, int channels) {
        Variable offset = variables.add(name, Shape.of(channels), new float[channels]);
        trained.add(offset);
        return offset;
    }

    private void addVariables() {
        int channels = architecture.stem().map(this::addStem).orElseGet(this::addBase);
        for (Architecture.Block block : architecture.blocks()) {
            addConvolution(block.name() + "_1x1", 1, channels, block.one());
            addConvolution(block.name() + "_3x3_bottleneck", 1, channels, block.threeReduced());
            addConvolution(block.name() + "_3x3", 3, block.threeReduced(), block.three());
            addConvolution(block.name() + "_5x5_bottleneck", 1, channels, block.fiveReduced());
            addConvolution(block.name() + "_5x5", 5, block.fiveReduced(), block.five());
            addConvolution(block.name() + "_pool_reduce", 1, channels, block.pooled());
            channels = block.channels();
        }
    }

    private int addStem(Architecture.Stem stem) {
        int channels = addConvolution("conv2d0", Architecture.FIRST_WINDOW, 3, stem.conv2d0());
        channels = addConvolution("conv2d1", 1, channels, stem.conv2d1());
        return addConvolution("conv2d2", 3, channels, stem.conv2d2());
    }

    private int addBase() {
        for (BaseLayers.Weight weight : base.orElseThrow().trained()) {
            Variable variable = variables.add(weight.name(), weight.shape(), weight.values());
            trained.add(variable);
            ofBase.put(weight.name(), variable);
            if (weight.isKernel()) {
                decayed.add(variable);
            }
        }
        return base.orElseThrow().channels();
    }

    private int addConvolution(String name, int window, int from, int to) {
        Variable kernel = kernel(name + ".kernel", window, window, from, to);
        List<Variable> normalization = new ArrayList<>();
        if (normalized) {
            float[] ones = new float[to];
            Arrays.fill(ones, 1);
            Variable scale = variables.add(name + ".scale", Shape.of(to), ones);
            trained.add(scale);
            normalization.add(scale);
            normalization.add(variables.add(name + ".mean", Shape.of(to), new float[to]));
            normalization.add(variables.add(name + ".variance", Shape.of(to), ones));
        }
        convolutions.add(new Convolution(kernel, normalization, offset(name + ".offset", to)));
        return to;
    }

    /**
     * Adds the nodes that compute the averaged channels of the last block, {@code [batch, channels]}.
     *
     * @param pictures {@code [batch, height, width, 3]}
     * @param values the values of the trained variables
     */
    Operand<TFloat32> features(Operand<TFloat32> pictures, Function<Variable, Operand<TFloat32>> values) {
        return features(pictures, new Pass(values, false));
    }

    /**
     * Adds the nodes that compute the same in a step of training, where batch normalization uses the batch's own means
     * and variances.
     *
     * @param pictures {@code [batch, height, width, 3]}
     */
    Trained trainedFeatures(Operand<TFloat32> pictures) {
        Pass pass = new Pass(Variable::value, true);
        return new Trained(features(pictures, pass), pass.moves);
    }

    /**
     * Adds the nodes that compute the mean square of each convolution's output. Each output is divided by the root of
     * its mean square before the next layer, so each convolution is measured on scaled inputs.
     *
     * @param pictures {@code [batch, height, width, 3]}
     * @return one for each convolution, in the order of the layers
     */
    List<MeanSquare> meanSquares(Operand<TFloat32> pictures) {
        MeasuringPass pass = new MeasuringPass();
        features(pictures, pass);
        return pass.measured;
    }

    private Operand<TFloat32> features(Operand<TFloat32> pictures, Pass pass) {
        Operand<TFloat32> filtered = lowPassed ? lowPassed(pictures) : pictures;
        Operand<TFloat32> map = base.map(of -> of.output(
                        tf, filtered, name -> pass.values.apply(Objects.requireNonNull(ofBase.get(name), name))))
                .orElseGet(() -> stem(filtered, pass));
        for (Architecture.Block block : architecture.blocks()) {
            if (block.pooledBefore()) {
                map = halved(map);
            }
            map = tf.concat(
                    List.of(
                            pass.convolution(map, 1),
                            pass.convolution(pass.convolution(map, 1), 1),
                            pass.convolution(pass.convolution(map, 1), 1),
                            pass.convolution(largest(map, 1), 1)),
                    tf.constant(3));
        }
        Operand<TInt32> positions = tf.constant(new int[] {1, 2});
        return tf.math.mean(map, positions);
    }

    private Operand<TFloat32> stem(Operand<TFloat32> pictures, Pass pass) {
        Operand<TFloat32> scaled = normalized ? pictures : tf.math.mul(pictures, tf.constant(COLOUR_SCALE));
        Operand<TFloat32> map = pass.convolution(scaled, Architecture.FIRST_STRIDE);
        map = pass.convolution(map, 1);
        return pass.convolution(map, 1);
    }

    /** Adds the nodes that filter pictures by {@link LowPass}. */
    private Operand<TFloat32> lowPassed(Operand<TFloat32> pictures) {
        Operand<TFloat32> weights = tf.constant(LowPass.KERNEL);
        int window = LowPass.WINDOW;
        Operand<TFloat32> filtered = pictures;
        for (int[] shape : List.of(new int[] {window, 1, 3, 3}, new int[] {1, window, 3, 3})) {
            filtered = tf.nn.conv2d(filtered, tf.reshape(weights, tf.constant(shape)), List.of(1L, 1L, 1L, 1L), SAME);
        }
        return filtered;
    }

    private Operand<TFloat32> halved(Operand<TFloat32> map) {
        return largest(map, 2);
    }

    /**
     * Adds a maximum over each window of 3 x 3. It does not use {@code tf.nn.maxPool}, whose operation takes the window
     * as a tensor: oneDNN has no kernel for that operation, and its gradient took a third of a step's time.
     */
    private Operand<TFloat32> largest(Operand<TFloat32> map, int stride) {
        Scope scope = tf.scope();
        return scope.env()
                .opBuilder("MaxPool", scope.makeOpName("MaxPool"), scope)
                .addInput(map.asOutput())
                .setAttr("ksize", new long[] {1, 3, 3, 1})
                .setAttr("strides", new long[] {1, stride, stride, 1})
                .setAttr("padding", SAME)
                .build()
                .output(0);
    }

    /** One copy of the layers' nodes. Its convolutions are added in the order of their variables. */
    private class Pass {
        private final Function<Variable, Operand<TFloat32>> values;
        private final boolean training;
        private final List<Op> moves = new ArrayList<>();
        private int next;

        Pass(Function<Variable, Operand<TFloat32>> values, boolean training) {
            this.values = values;
            this.training = training;
        }

        Operand<TFloat32> convolution(Operand<TFloat32> map, long stride) {
            Convolution of = convolutions.get(next++);
            Operand<TFloat32> output =
                    tf.nn.conv2d(map, values.apply(of.kernel), List.of(1L, stride, stride, 1L), SAME);
            return tf.nn.relu(finished(output, of));
        }

        /** Adds the nodes between the output of a convolution and the ReLU. */
        Operand<TFloat32> finished(Operand<TFloat32> output, Convolution of) {
            return normalized ? normalized(output, of) : tf.nn.biasAdd(output, values.apply(of.offset));
        }

        private Operand<TFloat32> normalized(Operand<TFloat32> output, Convolution of) {
            Variable mean = of.normalization.get(1);
            Variable variance = of.normalization.get(2);
            FusedBatchNorm<TFloat32, TFloat32> normalization = tf.nn.fusedBatchNorm(
                    output,
                    values.apply(of.normalization.get(0)),
                    values.apply(of.offset),
                    training ? tf.constant(new float[0]) : mean.value(),
                    training ? tf.constant(new float[0]) : variance.value(),
                    FusedBatchNorm.epsilon(EPSILON),
                    FusedBatchNorm.isTraining(training));
            if (training) {
                move(mean, normalization.batchMean());
                move(variance, normalization.batchVariance());
            }
            return normalization.y();
        }

        private void move(Variable average, Operand<TFloat32> towards) {
            moves.add(
                    tf.assignSubVariableOp(average.handle(), tf.math.mul(move, tf.math.sub(average.value(), towards))));
        }
    }

    /**
     * A copy of the layers' nodes in which the output of each convolution is divided by the root of its mean square.
     */
    private final class MeasuringPass extends Pass {
        private final List<MeanSquare> measured = new ArrayList<>();

        MeasuringPass() {
            super(Variable::value, true);
        }

        @Override
        Operand<TFloat32> finished(Operand<TFloat32> output, Convolution of) {
            Operand<TFloat32> meanSquare = tf.math.mean(tf.math.square(output), tf.constant(new int[] {0, 1, 2, 3}));
            measured.add(new MeanSquare(of.kernel, meanSquare));
            return tf.math.mul(output, tf.math.rsqrt(meanSquare));
        }
    }
}

package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.picture.graph.Pictures;
import org.featurescope.optimize.picture.graph.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The nodes of one step of gradient ascent: they scale the gradient of each image to a root mean square of 1 and apply the
 * {@link Optimizer}.
 *
 * <p>Not thread-safe: it counts the steps of Adam.
 */
public final class OptimizerGraph {
    private static final String SCOPE = "optimizer";
    private static final String STEP = SCOPE + "/step";
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    /** The least norm of a gradient; it avoids a division by zero. */
    private static final float LEAST_NORM = 1e-20f;

    private static final String GRADIENT = "gradient_";

    /**
     * A variable that the optimizer moves.
     *
     * @param handle of the variable
     * @param gradient of the objective with respect to the variable
     * @param shape of both, {@code [..., images * colours]}
     * @param images number of images
     */
    private record Target(Operand<? extends TType> handle, Operand<TFloat32> gradient, Shape shape, int images) {
        int colours() {
            return (int) shape.get(shape.numDimensions() - 1) / images;
        }
    }

    private final Pictures pictures;
    private final Optimizer optimizer;
    private final List<String> resets = new ArrayList<>();
    private final List<Variable> moments = new ArrayList<>();
    private final List<Operand<TFloat32>> meanSquares = new ArrayList<>();
    private float beta1Power = BETA1;
    private float beta2Power = BETA2;

    /**
     * Adds the optimizer of pictures to their graph.
     *
     * @param gradients of the objective with respect to the variables, in the order of the variables
     * @param settings with the optimizer, its epsilon and the blur of gradients
     */
    OptimizerGraph(Graph graph, Pictures pictures, List<? extends Operand<TFloat32>> gradients, Settings settings) {
        this.optimizer = settings.optimizer();
        this.pictures = pictures;
        Ops tf = Ops.create(graph).withSubScope(SCOPE);
        Operand<TFloat32> rate = scalar(tf, "rate");
        AdamScalars adam = optimizer == Optimizer.ADAM
                ? new AdamScalars(
                        scalar(tf, "beta1_power"), scalar(tf, "beta2_power"), tf.constant((float) settings.epsilon()))
                : null;
        List<Op> moves = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Variable variable = pictures.variables().get(i);
            Target target = new Target(
                    graph.outputOrThrow(variable.handle() + ":0"),
                    tf.withName(GRADIENT + i).identity(gradients.get(i)),
                    Shape.of(variable.shape()),
                    variable.images());
            Operand<TFloat32> descent = descent(tf, target, settings.gradientBlur());
            moves.add(adam == null ? apply(tf, target, rate, descent) : applyAdam(tf, target, i, rate, adam, descent));
        }
        tf.withControlDependencies(moves).withName("step").noOp();
    }

    /** Returns the node of the gradient with respect to a variable of the pictures. */
    public static String gradient(int variable) {
        return SCOPE + "/" + GRADIENT + variable;
    }

    private record AdamScalars(Operand<TFloat32> beta1Power, Operand<TFloat32> beta2Power, Operand<TFloat32> epsilon) {}

    /**
     * Adds the direction of descent: the gradient of each image, scaled to a root mean square of 1 and negated, because
     * TensorFlow's optimizers minimize. If the gradient of an image is not finite the direction is zero, so that the image does
     * not change any more.
     */
    private Operand<TFloat32> descent(Ops tf, Target target, double blur) {
        Operand<TFloat32> smooth = blur == 0 ? target.gradient() : blurred(tf, target, blur);
        int depth = target.images() * target.colours();
        Operand<TFloat32> gradient = tf.reshape(smooth, tf.constant(new int[] {-1, depth}));
        // first over the outer axes, then over the few colours
        Operand<TFloat32> ofColours = tf.math.mean(tf.math.square(gradient), tf.constant(0));
        Operand<TFloat32> meanSquare = tf.math.mean(
                tf.reshape(ofColours, tf.constant(new int[] {target.images(), target.colours()})), tf.constant(1));
        meanSquares.add(meanSquare);
        Operand<TFloat32> norm = tf.math.add(tf.math.sqrt(meanSquare), tf.constant(LEAST_NORM));
        boolean signs = optimizer == Optimizer.STEEPEST_LINF;
        Operand<TFloat32> length = signs ? tf.constant(-1f) : tf.math.reciprocal(tf.math.neg(norm));
        Operand<TFloat32> byImage = tf.select(tf.math.isFinite(norm), length, tf.constant(0f));
        // zero times any value is zero here, even times NaN
        Operand<TFloat32> descent =
                tf.math.mulNoNan(signs ? tf.math.sign(gradient) : gradient, eachColour(tf, target, byImage));
        return tf.reshape(descent, tf.constant(target.shape()));
    }

    /**
     * Repeats a number of each image, {@code [images]}, for each of its colours, {@code [1, images * colours]}. The number of a
     * single image becomes a scalar, which is faster.
     */
    private static Operand<TFloat32> eachColour(Ops tf, Target target, Operand<TFloat32> ofImages) {
        if (target.images() == 1) {
            return tf.reshape(ofImages, tf.constant(new int[0]));
        }
        Operand<TFloat32> column = tf.reshape(ofImages, tf.constant(new int[] {target.images(), 1}));
        return tf.reshape(tf.tile(column, tf.constant(new int[] {1, target.colours()})), tf.constant(new int[] {
            1, target.images() * target.colours()
        }));
    }

    /** Adds a gradient {@code [size, size, images * colours]} of pixels, blurred along both axes. */
    private static Operand<TFloat32> blurred(Ops tf, Target target, double blur) {
        Operand<TFloat32> matrix = tf.constant(gaussian((int) target.shape().get(0), blur));
        return tf.linalg.einsum(
                List.of(matrix, tf.linalg.einsum(List.of(matrix, target.gradient()), "yf,fxc->yxc")), "xf,yfc->yxc");
    }

    /** Returns rows of a Gaussian with the standard deviation {@code blur}, each with a sum of 1. */
    private static float[][] gaussian(int size, double blur) {
        float[][] matrix = new float[size][size];
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                double distance = (row - column) / blur;
                matrix[row][column] = (float) Math.exp(-distance * distance / 2);
                sum += matrix[row][column];
            }
            for (int column = 0; column < size; column++) {
                matrix[row][column] /= (float) sum;
            }
        }
        return matrix;
    }

    private static Op apply(Ops tf, Target target, Operand<TFloat32> rate, Operand<TFloat32> descent) {
        return tf.train.resourceApplyGradientDescent(target.handle(), rate, descent);
    }

    private Op applyAdam(
            Ops tf, Target target, int number, Operand<TFloat32> rate, AdamScalars adam, Operand<TFloat32> descent) {
        return tf.train.resourceApplyAdam(
                target.handle(),
                moment(tf, target, "mean" + number),
                moment(tf, target, "variance" + number),
                adam.beta1Power(),
                adam.beta2Power(),
                rate,
                tf.constant(BETA1),
                tf.constant(BETA2),
                adam.epsilon(),
                descent);
    }

    private Operand<? extends TType> moment(Ops tf, Target target, String name) {
        var variable = tf.withName(name)
                .varHandleOp(TFloat32.class, target.shape(), VarHandleOp.sharedName(SCOPE + "/" + name));
        tf.withName("reset_" + name).assignVariableOp(variable, tf.zeros(tf.constant(target.shape()), TFloat32.class));
        resets.add(SCOPE + "/reset_" + name);
        tf.withName("read_" + name).readVariableOp(variable, TFloat32.class);
        var start = tf.withName("start_" + name).placeholder(TFloat32.class, Placeholder.shape(target.shape()));
        tf.withName("restore_" + name).assignVariableOp(variable, start);
        moments.add(new Variable(
                SCOPE + "/" + name,
                SCOPE + "/read_" + name,
                SCOPE + "/start_" + name,
                SCOPE + "/restore_" + name,
                target.shape().asArray(),
                target.images(),
                target.colours()));
        return variable;
    }

    /** Returns the variables of Adam: the estimated mean and variance of the gradient of each variable of the pictures. */
    List<Variable> moments() {
        return List.copyOf(moments);
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /**
     * Adds the mean square of the gradient of each picture, {@code [batch]}, over the variables that have an image for each
     * picture.
     */
    Operand<TFloat32> meanSquareOf(Ops tf, int batch) {
        List<Operand<TFloat32>> ofPictures = meanSquares.stream()
                .filter(meanSquare -> meanSquare.asOutput().shape().get(0) == batch)
                .toList();
        return ofPictures.size() == 1 ? ofPictures.get(0) : tf.math.addN(ofPictures);
    }

    /** Returns the nodes that a step and a reset run or fetch. */
    List<String> targets() {
        List<String> targets = new ArrayList<>(resets);
        targets.add(STEP);
        for (Variable moment : moments) {
            targets.addAll(List.of(moment.read(), moment.assignStart()));
        }
        for (int i = 0; i < pictures.variables().size(); i++) {
            targets.add(gradient(i));
            targets.add(pictures.variables().get(i).assignStart());
        }
        return targets;
    }

    /** Resets the optimizer. The runner must be run for this. */
    Session.Runner reset(Session.Runner runner) {
        beta1Power = BETA1;
        beta2Power = BETA2;
        resets.forEach(runner::addTarget);
        return runner;
    }

    /** The powers of Adam's decay rates that the next step is corrected by. */
    public record Powers(float beta1, float beta2) {}

    /** Returns the powers for the next step. */
    Powers powers() {
        return new Powers(beta1Power, beta2Power);
    }

    /** Sets the powers for the next step. */
    void restore(Powers powers) {
        beta1Power = powers.beta1();
        beta2Power = powers.beta2();
    }

    /** Returns the numbers that are fed to the next step, which must be closed after it. */
    public Scalars nextScalars(double rate) {
        Scalars scalars = new Scalars(
                optimizer == Optimizer.ADAM,
                TFloat32.scalarOf((float) rate),
                TFloat32.scalarOf(beta1Power),
                TFloat32.scalarOf(beta2Power));
        beta1Power *= BETA1;
        beta2Power *= BETA2;
        return scalars;
    }

    /** The numbers that are fed to one step. They hold native memory until closed. */
    public record Scalars(boolean adam, TFloat32 rate, TFloat32 beta1Power, TFloat32 beta2Power)
            implements AutoCloseable {
        /** Feeds these to the runner and lets it make the step. */
        public Session.Runner into(Session.Runner runner) {
            runner.feed(SCOPE + "/rate", rate).addTarget(STEP);
            if (adam) {
                runner.feed(SCOPE + "/beta1_power", beta1Power).feed(SCOPE + "/beta2_power", beta2Power);
            }
            return runner;
        }

        @Override
        public void close() {
            rate.close();
            beta1Power.close();
            beta2Power.close();
        }
    }
}

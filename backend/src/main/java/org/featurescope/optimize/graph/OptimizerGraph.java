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
 * One step uphill, as nodes of a graph: each image's gradient brought to a root mean square of 1, then {@link Optimizer}.
 *
 * <p>Not safe for use by several threads at once: it counts the steps of Adam.
 */
public final class OptimizerGraph {
    private static final String SCOPE = "optimizer";
    private static final String STEP = SCOPE + "/step";
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    /** Keeps a gradient of zero from dividing by zero. */
    private static final float LEAST_NORM = 1e-20f;

    private static final String GRADIENT = "gradient_";

    /**
     * A variable to be moved.
     *
     * @param handle of the variable
     * @param gradient of the objective with respect to it
     * @param shape of both, images and their colours innermost: {@code [..., images * colours]}
     * @param images how many images it holds
     */
    private record Moved(Operand<? extends TType> handle, Operand<TFloat32> gradient, Shape shape, int images) {
        int colours() {
            return (int) shape.get(shape.numDimensions() - 1) / images;
        }
    }

    private final Pictures pictures;
    private final Optimizer optimizer;
    private final List<String> resets = new ArrayList<>();
    private final List<Operand<TFloat32>> meanSquares = new ArrayList<>();
    private float beta1Power = BETA1;
    private float beta2Power = BETA2;

    /**
     * Adds the optimizer of pictures to their graph.
     *
     * @param gradients of the objective with respect to their variables, in their order
     * @param settings of which the optimizer, its epsilon and the blur of gradients matter here
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
            Moved moved = new Moved(
                    graph.outputOrThrow(variable.handle() + ":0"),
                    tf.withName(GRADIENT + i).identity(gradients.get(i)),
                    Shape.of(variable.shape()),
                    variable.images());
            Operand<TFloat32> downhill = downhill(tf, moved, settings.gradientBlur());
            moves.add(adam == null ? descent(tf, moved, rate, downhill) : adam(tf, moved, i, rate, adam, downhill));
        }
        tf.withControlDependencies(moves).withName("step").noOp();
    }

    /** The node of the gradient with respect to a variable of the pictures. */
    public static String gradient(int variable) {
        return SCOPE + "/" + GRADIENT + variable;
    }

    private record AdamScalars(Operand<TFloat32> beta1Power, Operand<TFloat32> beta2Power, Operand<TFloat32> epsilon) {}

    /**
     * The gradient of each image brought to unit root mean square, negated, for the ops of TensorFlow go downhill. Where it is
     * no finite number it is zero, so that the image stays as it was.
     */
    private Operand<TFloat32> downhill(Ops tf, Moved moved, double blur) {
        Operand<TFloat32> smooth = blur == 0 ? moved.gradient() : blurred(tf, moved, blur);
        int depth = moved.images() * moved.colours();
        Operand<TFloat32> gradient = tf.reshape(smooth, tf.constant(new int[] {-1, depth}));
        // first over the places, which lie outermost, then over the few colours
        Operand<TFloat32> ofColours = tf.math.mean(tf.math.square(gradient), tf.constant(0));
        Operand<TFloat32> meanSquare = tf.math.mean(
                tf.reshape(ofColours, tf.constant(new int[] {moved.images(), moved.colours()})), tf.constant(1));
        meanSquares.add(meanSquare);
        Operand<TFloat32> norm = tf.math.add(tf.math.sqrt(meanSquare), tf.constant(LEAST_NORM));
        boolean signs = optimizer == Optimizer.STEEPEST_LINF;
        Operand<TFloat32> length = signs ? tf.constant(-1f) : tf.math.reciprocal(tf.math.neg(norm));
        Operand<TFloat32> byImage = tf.select(tf.math.isFinite(norm), length, tf.constant(0f));
        // zero times whatever it is, even no number
        Operand<TFloat32> down =
                tf.math.mulNoNan(signs ? tf.math.sign(gradient) : gradient, eachColour(tf, moved, byImage));
        return tf.reshape(down, tf.constant(moved.shape()));
    }

    /**
     * A number of each image, {@code [images]}, for each of its colours, {@code [1, images * colours]}; of one image for all
     * of them, {@code []}, which is faster.
     */
    private static Operand<TFloat32> eachColour(Ops tf, Moved moved, Operand<TFloat32> ofImages) {
        if (moved.images() == 1) {
            return tf.reshape(ofImages, tf.constant(new int[0]));
        }
        Operand<TFloat32> column = tf.reshape(ofImages, tf.constant(new int[] {moved.images(), 1}));
        return tf.reshape(
                tf.tile(column, tf.constant(new int[] {1, moved.colours()})),
                tf.constant(new int[] {1, moved.images() * moved.colours()}));
    }

    /** A gradient {@code [size, size, images * colours]} of pixels, smoothed along both axes. */
    private static Operand<TFloat32> blurred(Ops tf, Moved moved, double blur) {
        Operand<TFloat32> matrix = tf.constant(gaussian((int) moved.shape().get(0), blur));
        return tf.linalg.einsum(
                List.of(matrix, tf.linalg.einsum(List.of(matrix, moved.gradient()), "yf,fxc->yxc")), "xf,yfc->yxc");
    }

    /** Rows of a Gaussian of standard deviation {@code blur}, each summing to 1. */
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

    private static Op descent(Ops tf, Moved moved, Operand<TFloat32> rate, Operand<TFloat32> downhill) {
        return tf.train.resourceApplyGradientDescent(moved.handle(), rate, downhill);
    }

    private Op adam(
            Ops tf, Moved moved, int number, Operand<TFloat32> rate, AdamScalars adam, Operand<TFloat32> downhill) {
        return tf.train.resourceApplyAdam(
                moved.handle(),
                moment(tf, moved, "mean" + number),
                moment(tf, moved, "variance" + number),
                adam.beta1Power(),
                adam.beta2Power(),
                rate,
                tf.constant(BETA1),
                tf.constant(BETA2),
                adam.epsilon(),
                downhill);
    }

    private Operand<? extends TType> moment(Ops tf, Moved moved, String name) {
        var variable = tf.withName(name)
                .varHandleOp(TFloat32.class, moved.shape(), VarHandleOp.sharedName(SCOPE + "/" + name));
        tf.withName("reset_" + name).assignVariableOp(variable, tf.zeros(tf.constant(moved.shape()), TFloat32.class));
        resets.add(SCOPE + "/reset_" + name);
        return variable;
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /**
     * The mean square of the gradient of each picture, {@code [batch]}: over the variables that hold an image for each
     * picture.
     */
    Operand<TFloat32> meanSquareOf(Ops tf, int batch) {
        List<Operand<TFloat32>> own = meanSquares.stream()
                .filter(meanSquare -> meanSquare.asOutput().shape().get(0) == batch)
                .toList();
        return own.size() == 1 ? own.get(0) : tf.math.addN(own);
    }

    /** The nodes that a step and a new beginning run. */
    List<String> targets() {
        List<String> targets = new ArrayList<>(resets);
        targets.add(STEP);
        for (int i = 0; i < pictures.variables().size(); i++) {
            targets.add(gradient(i));
            targets.add(pictures.variables().get(i).assignStart());
        }
        return targets;
    }

    /** Forgets all steps; {@code runner} must be run for it. */
    Session.Runner reset(Session.Runner runner) {
        beta1Power = BETA1;
        beta2Power = BETA2;
        resets.forEach(runner::addTarget);
        return runner;
    }

    /** What the next step is fed; to be closed after it. */
    public Scalars next(double rate) {
        Scalars scalars = new Scalars(
                optimizer == Optimizer.ADAM,
                TFloat32.scalarOf((float) rate),
                TFloat32.scalarOf(beta1Power),
                TFloat32.scalarOf(beta2Power));
        beta1Power *= BETA1;
        beta2Power *= BETA2;
        return scalars;
    }

    /** The fed scalars of one step. */
    public record Scalars(boolean adam, TFloat32 rate, TFloat32 beta1Power, TFloat32 beta2Power)
            implements AutoCloseable {
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

package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
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
final class OptimizerGraph {
    private static final String SCOPE = "optimizer";
    private static final String STEP = SCOPE + "/step";
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    /** Keeps a gradient of zero from dividing by zero. */
    private static final float LEAST_NORM = 1e-20f;

    /**
     * A variable to be moved.
     *
     * @param handle of the variable
     * @param gradient of the objective with respect to it
     * @param shape of both, images and their colours innermost: {@code [..., images * colours]}
     * @param images how many images it holds
     */
    record Moved(Operand<? extends TType> handle, Operand<TFloat32> gradient, Shape shape, int images) {
        int colours() {
            return (int) shape.get(shape.numDimensions() - 1) / images;
        }
    }

    private final Optimizer optimizer;
    private final List<String> resets = new ArrayList<>();
    private final List<Operand<TFloat32>> meanSquares = new ArrayList<>();
    private float beta1Power = BETA1;
    private float beta2Power = BETA2;

    /** @param epsilon of Adam; without meaning to the others */
    OptimizerGraph(Ops root, List<Moved> variables, Optimizer optimizer, double epsilon) {
        this.optimizer = optimizer;
        Ops tf = root.withSubScope(SCOPE);
        Operand<TFloat32> rate = scalar(tf, "rate");
        AdamScalars adam = optimizer == Optimizer.ADAM
                ? new AdamScalars(scalar(tf, "beta1_power"), scalar(tf, "beta2_power"), tf.constant((float) epsilon))
                : null;
        List<Op> moves = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Moved moved = variables.get(i);
            Operand<TFloat32> downhill = downhill(tf, moved);
            moves.add(adam == null ? descent(tf, moved, rate, downhill) : adam(tf, moved, i, rate, adam, downhill));
        }
        tf.withControlDependencies(moves).withName("step").noOp();
    }

    private record AdamScalars(
            Operand<TFloat32> beta1Power, Operand<TFloat32> beta2Power, Operand<TFloat32> epsilon) {}

    /** The gradient of each image brought to unit root mean square, negated: the ops of TensorFlow go downhill. */
    private Operand<TFloat32> downhill(Ops tf, Moved moved) {
        int[] byImage = {-1, moved.images(), moved.colours()};
        Operand<TFloat32> gradient = tf.reshape(moved.gradient(), tf.constant(byImage));
        Operand<TFloat32> meanSquare = tf.math.mean(tf.math.square(gradient), tf.constant(new int[] {0, 2}));
        meanSquares.add(meanSquare);
        if (optimizer == Optimizer.STEEPEST_LINF) {
            return tf.reshape(tf.math.neg(tf.math.sign(gradient)), tf.constant(moved.shape()));
        }
        Operand<TFloat32> norm = tf.math.add(tf.math.sqrt(meanSquare), tf.constant(LEAST_NORM));
        Operand<TFloat32> unit = tf.math.div(
                gradient, tf.reshape(tf.math.neg(norm), tf.constant(new int[] {1, moved.images(), 1})));
        return tf.reshape(unit, tf.constant(moved.shape()));
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
        var variable = tf.withName(name).varHandleOp(TFloat32.class, moved.shape(), VarHandleOp.sharedName(SCOPE + "/" + name));
        tf.withName("reset_" + name).assignVariableOp(variable, tf.zeros(tf.constant(moved.shape()), TFloat32.class));
        resets.add(SCOPE + "/reset_" + name);
        return variable;
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /** The mean square of the gradient of each image of each variable, {@code [images]}. */
    List<Operand<TFloat32>> meanSquares() {
        return meanSquares;
    }

    /** The nodes that a step and a new beginning run. */
    List<String> targets() {
        List<String> targets = new ArrayList<>(resets);
        targets.add(STEP);
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
    Scalars next(double rate) {
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
    record Scalars(boolean adam, TFloat32 rate, TFloat32 beta1Power, TFloat32 beta2Power) implements AutoCloseable {
        Session.Runner into(Session.Runner runner) {
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

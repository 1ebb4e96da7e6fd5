package org.featurescope.optimize;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Adam, uphill, as nodes of a graph, after bringing each picture's gradient to a root mean square of 1.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam, 2015</a>
 */
final class AdamGraph {
    /** The nodes that a step and a new beginning run. */
    static final List<String> TARGETS = List.of("adam/step", "adam/reset_mean", "adam/reset_variance");

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    /** Keeps a gradient of zero from dividing by zero. */
    private static final float LEAST_NORM = 1e-20f;

    private final Operand<TFloat32> meanSquare;
    private float beta1Power = BETA1;
    private float beta2Power = BETA2;

    /**
     * @param variable the handle of coefficients {@code [count, count, batch * 3]}
     * @param gradient of the sum of the objectives with respect to them
     */
    AdamGraph(
            Ops root,
            Operand<? extends TType> variable,
            Operand<TFloat32> gradient,
            int batch,
            int count,
            double epsilon) {
        Ops tf = root.withSubScope("adam");
        Operand<TFloat32> byPicture = tf.reshape(gradient, tf.constant(new int[] {count * count, batch, 3}));
        this.meanSquare = tf.math.mean(tf.math.square(byPicture), tf.constant(new int[] {0, 2}));
        Operand<TFloat32> norm = tf.math.add(tf.math.sqrt(meanSquare), tf.constant(LEAST_NORM));
        Operand<TFloat32> downhill = tf.math.div(
                byPicture, tf.reshape(tf.math.neg(norm), tf.constant(new int[] {1, batch, 1})));

        Shape shape = Shape.of(count, count, batch * 3L);
        var mean = tf.withName("mean").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("adam/mean"));
        var variance =
                tf.withName("variance").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("adam/variance"));
        var zeros = tf.zeros(tf.constant(new int[] {count, count, batch * 3}), TFloat32.class);
        tf.withName("reset_mean").assignVariableOp(mean, zeros);
        tf.withName("reset_variance").assignVariableOp(variance, zeros);
        tf.withName("step").train.resourceApplyAdam(
                variable,
                mean,
                variance,
                scalar(tf, "beta1_power"),
                scalar(tf, "beta2_power"),
                scalar(tf, "rate"),
                tf.constant(BETA1),
                tf.constant(BETA2),
                tf.constant((float) epsilon),
                tf.reshape(downhill, tf.constant(new int[] {count, count, batch * 3})));
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /** The mean square of each picture's gradient, {@code [batch]}. */
    Operand<TFloat32> meanSquare() {
        return meanSquare;
    }

    /** Forgets all steps; {@code runner} must be run for it. */
    Session.Runner reset(Session.Runner runner) {
        beta1Power = BETA1;
        beta2Power = BETA2;
        return runner.addTarget("adam/reset_mean").addTarget("adam/reset_variance");
    }

    /** The scalars of the next step. */
    Scalars next(double rate) {
        Scalars scalars = new Scalars(
                TFloat32.scalarOf((float) rate), TFloat32.scalarOf(beta1Power), TFloat32.scalarOf(beta2Power));
        beta1Power *= BETA1;
        beta2Power *= BETA2;
        return scalars;
    }

    /** The fed scalars of one step, closed after it. */
    record Scalars(TFloat32 rate, TFloat32 beta1Power, TFloat32 beta2Power) implements AutoCloseable {
        Session.Runner into(Session.Runner runner) {
            return runner.feed("adam/rate", rate)
                    .feed("adam/beta1_power", beta1Power)
                    .feed("adam/beta2_power", beta2Power)
                    .addTarget("adam/step");
        }

        @Override
        public void close() {
            rate.close();
            beta1Power.close();
            beta2Power.close();
        }
    }
}

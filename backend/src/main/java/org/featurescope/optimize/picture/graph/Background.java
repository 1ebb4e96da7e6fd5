package org.featurescope.optimize.picture.graph;

import org.featurescope.optimize.picture.PictureSettings;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The background behind transparent pictures: noise with the spectrum and the colours of natural pictures. It is drawn from
 * a fed seed, differently for each picture of the batch, as in Lucid's {@code collapse_alpha_random}.
 */
final class Background {
    private static final double BAND = 0.35;
    /** The deviation of the coefficients. It gives logits a deviation of about 1.5, similar to that of photographs. */
    private static final float DEVIATION = 2;

    private final PlaneOps ops;

    /** @param seen pixels on a side of the background */
    Background(Ops tf, int batch, int seen) {
        this.ops = new PlaneOps(tf, batch, seen, PictureSettings.DEFAULT);
    }

    /** Adds the colours of the background, {@code [batch, seen, seen, 3]} in [0, 1]. */
    Operand<TFloat32> colours() {
        Ops tf = ops.tf();
        int batch = ops.batch();
        int seen = ops.size();
        FourierComponent component = FourierComponent.of(seen, BAND, new double[] {1, 1.2, 1.2}, batch);
        int count = component.count();
        var seed = tf.withName(PictureGraph.local(PictureGraph.BACKGROUND_SEED))
                .placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
        Operand<TFloat32> noise =
                tf.random.statelessRandomNormal(tf.constant(new int[] {count, count, batch * 3}), seed, TFloat32.class);
        Operand<TFloat32> scale = ops.repeated(component.factors(), count, count, batch);
        Operand<TFloat32> coefficients = tf.math.mul(tf.math.mul(noise, scale), tf.constant(DEVIATION));
        Operand<TFloat32> plane =
                ops.onBothAxes(component.matrix(), ops.correlated(coefficients, count, count, batch), batch * 3);
        Operand<TFloat32> pixels = ops.reshape(tf.math.sigmoid(plane), seen * seen, batch, 3);
        return ops.reshape(tf.linalg.transpose(pixels, tf.constant(new int[] {1, 0, 2})), batch, seen, seen, 3);
    }
}

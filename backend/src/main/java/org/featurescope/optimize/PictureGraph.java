package org.featurescope.optimize;

import java.util.List;
import org.featurescope.model.InputSpec;
import org.featurescope.optimize.picture.BilinearSampling;
import org.featurescope.optimize.picture.ColorDecorrelation;
import org.featurescope.optimize.picture.FourierBasis;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The graph from coefficients to what the network sees: colour decorrelation, Fourier parameterization, sampling,
 * sigmoid, the network's input range.
 *
 * <p>The batch lies innermost, {@code [height, width, batch * 3]}, so that the inverse transform is two matrix products
 * and one gather moves a pixel of all pictures at once; only the last op brings it to {@code [batch, height, width, 3]}.
 */
final class PictureGraph {
    /** The variable's handle; coefficients {@code [horizontal, vertical, batch * 3]}, decorrelated colours. */
    static final String COEFFICIENTS = "picture/coefficients";
    /** The coefficients as read in a step; what gradients are taken with respect to. */
    static final String COEFFICIENTS_READ = "picture/read";
    /** Placeholder of coefficients {@code [count, count, batch * 3]} to start from. */
    static final String START = "picture/start";
    /** Sets the coefficients to {@link #START}. */
    static final String ASSIGN_START = "picture/assign_start";
    /** Placeholder {@code [4 * size * size]} of {@link BilinearSampling#neighbours}. */
    static final String NEIGHBOURS = "picture/neighbours";
    /** Placeholder {@code [4, size * size, 1]} of {@link BilinearSampling#weights}. */
    static final String WEIGHTS = "picture/weights";
    /** What the network sees, {@code [batch, size, size, 3]} in its own range. */
    static final String SEEN = "picture/seen";
    /** The pictures as they are, {@code [batch, size, size, 3]}, bytes. */
    static final String FRAME = "picture/frame";

    private final Ops tf;
    private final int batch;
    private final int size;
    private final Ascent ascent;
    private final FourierBasis basis;

    private PictureGraph(Ops tf, int batch, int size, Ascent ascent) {
        this.tf = tf;
        this.batch = batch;
        this.size = size;
        this.ascent = ascent;
        this.basis = ascent.basis(size);
    }

    /** The graph's definition for {@code batch} square pictures of side {@code size}. */
    static GraphDef definition(int batch, int size, Ascent ascent, InputSpec input) {
        try (Graph graph = new Graph()) {
            new PictureGraph(Ops.create(graph).withSubScope("picture"), batch, size, ascent).build(input);
            return graph.toGraphDef();
        }
    }

    private void build(InputSpec input) {
        Operand<TFloat32> plane = inverseTransform(correlated(coefficients()));
        Operand<TFloat32> colours = tf.math.sigmoid(sampled(plane));
        Operand<TFloat32> ranged = tf.math.add(
                tf.math.mul(colours, tf.constant((float) input.scale())), tf.constant((float) input.offset()));
        tf.withName("seen").identity(byPicture(ranged));

        Operand<TFloat32> levels = tf.math.rint(tf.math.mul(tf.math.sigmoid(plane), tf.constant(255f)));
        tf.withName("frame").dtypes.cast(byPicture(levels), TUint8.class);
    }

    private Operand<TFloat32> coefficients() {
        Shape shape = Shape.of(basis.count(), basis.count(), batch * 3L);
        // without a shared name all variables of a session would be one
        var variable = tf.withName("coefficients")
                .varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(COEFFICIENTS));
        var start = tf.withName("start").placeholder(TFloat32.class, Placeholder.shape(shape));
        tf.withName("assign_start").assignVariableOp(variable, start);
        return tf.withName("read").readVariableOp(variable, TFloat32.class);
    }

    /**
     * The coefficients scaled and brought to red, green and blue: both are linear, so they come before the inverse
     * transform, where there are fewer numbers than after it.
     */
    private Operand<TFloat32> correlated(Operand<TFloat32> coefficients) {
        int count = basis.count();
        // repeated for the batch: a product of equal shapes is several times faster than one that broadcasts
        Operand<TFloat32> scale = constant(
                repeated(basis.scale(ascent.lumaDecay(), ascent.chromaDecay(), ascent.chromaDecay())), count, count, batch * 3L);
        Operand<TFloat32> scaled = tf.math.mul(coefficients, scale);
        Operand<TFloat32> matrix = tf.constant(ColorDecorrelation.matrix());
        return tf.linalg.matMul(reshape(scaled, count * count * batch, 3), matrix);
    }

    /**
     * From coefficients {@code [horizontal, vertical, batch * 3]} to a plane {@code [size * size, batch * 3]}, row by row.
     * In this order of the axes neither product needs its result transposed.
     */
    private Operand<TFloat32> inverseTransform(Operand<TFloat32> coefficients) {
        int count = basis.count();
        Operand<TFloat32> matrix = constant(basis.matrix(), size, count);
        Operand<TFloat32> columns = tf.linalg.matMul(matrix, reshape(coefficients, count, count * batch * 3));
        Operand<TFloat32> plane =
                tf.linalg.einsum(List.of(matrix, reshape(columns, size, count, batch * 3)), "yf,xfc->yxc");
        return reshape(plane, size * size, batch * 3);
    }

    private float[] repeated(float[] colours) {
        float[] repeated = new float[colours.length * batch];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = colours[i / (3 * batch) * 3 + i % 3];
        }
        return repeated;
    }

    /** The plane seen through the step's transformation, {@code [size * size, batch * 3]}. */
    private Operand<TFloat32> sampled(Operand<TFloat32> plane) {
        int pixels = size * size;
        var neighbours =
                tf.withName("neighbours").placeholder(TInt32.class, Placeholder.shape(Shape.of(4L * pixels)));
        var weights = tf.withName("weights").placeholder(TFloat32.class, Placeholder.shape(Shape.of(4, pixels, 1)));
        Operand<TFloat32> corners =
                reshape(tf.gather(plane, neighbours, tf.constant(0)), 4, pixels, batch * 3);
        return tf.sum(tf.math.mul(corners, weights), tf.constant(0));
    }

    /** Brings colours given pixel by pixel to pictures {@code [batch, size, size, 3]}. */
    private Operand<TFloat32> byPicture(Operand<TFloat32> colours) {
        Operand<TFloat32> planes = reshape(colours, size * size, batch, 3);
        return reshape(tf.linalg.transpose(planes, tf.constant(new int[] {1, 0, 2})), batch, size, size, 3);
    }

    private Operand<TFloat32> reshape(Operand<TFloat32> value, int... shape) {
        return tf.reshape(value, tf.constant(shape));
    }

    private Operand<TFloat32> constant(float[] values, long... shape) {
        FloatNdArray array = NdArrays.wrap(Shape.of(shape), DataBuffers.of(values));
        return tf.constant(array);
    }
}

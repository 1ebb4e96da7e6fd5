package org.featurescope.bench.measure;

import org.featurescope.optimize.Precision;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * The product of two square matrices of {@value #SIDE} rows in TensorFlow, whose speed is the machine's own rate of arithmetic.
 * Convolutions cannot be much faster. The matrices are variables, so that TensorFlow does not fold the product into a constant.
 */
final class MatrixProduct implements AutoCloseable, Runnable {
    static final int SIDE = 2048;
    /** The multiply-adds of one product. */
    static final long MULTIPLY_ADDS = (long) SIDE * SIDE * SIDE;

    private final Graph graph = new Graph();
    private final Session session;
    private final Operation product;

    MatrixProduct(Precision precision) {
        Ops tf = Ops.create(graph);
        this.product = precision == Precision.FLOAT32 ? product(tf, TFloat32.class) : product(tf, TBfloat16.class);
        this.session = Sessions.open(graph);
        session.runner().addTarget("fill_left").addTarget("fill_right").run().close();
    }

    private static <T extends TNumber> Operation product(Ops tf, Class<T> type) {
        var left = matrix(tf, "left", type);
        var right = matrix(tf, "right", type);
        Op product = tf.linalg.matMul(tf.readVariableOp(left, type), tf.readVariableOp(right, type));
        return product.op();
    }

    private static <T extends TNumber> VarHandleOp matrix(Ops tf, String name, Class<T> type) {
        var variable = tf.withName(name).varHandleOp(type, Shape.of(SIDE, SIDE), VarHandleOp.sharedName(name));
        var noise = tf.random.statelessRandomNormal(
                tf.constant(new int[] {SIDE, SIDE}), tf.constant(new int[] {name.length(), 1}));
        tf.withName("fill_" + name).assignVariableOp(variable, tf.dtypes.cast(noise, type));
        return variable;
    }

    /** Computes one product. */
    @Override
    public void run() {
        session.runner().addTarget(product).run().close();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

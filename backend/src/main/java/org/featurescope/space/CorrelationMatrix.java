package org.featurescope.space;

import java.util.List;
import org.featurescope.space.PatternCorrelation.Patterns;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Computes the matrix of the correlations of patterns in TensorFlow. The patterns are standardized and multiplied block by
 * block, so that memory holds two blocks of patterns beside the matrix. Not thread-safe.
 */
public final class CorrelationMatrix implements AutoCloseable {
    private static final int BLOCK = 256;

    private final int block;
    private final Graph graph = new Graph();
    private final Placeholder<TFloat32> rows;
    private final Placeholder<TFloat32> columns;
    private final Operand<TFloat32> product;
    private final Session session;

    /** Opens a session. It must be closed. */
    public CorrelationMatrix() {
        this(BLOCK);
    }

    /** Opens a session for products of blocks of {@code block} patterns. */
    CorrelationMatrix(int block) {
        this.block = block;
        Ops tf = Ops.create(graph);
        rows = tf.placeholder(TFloat32.class);
        columns = tf.placeholder(TFloat32.class);
        product = tf.linalg.matMul(rows, columns, MatMul.transposeB(true));
        session = Sessions.open(graph);
    }

    /**
     * Returns the correlations of some patterns, {@code [chosen][chosen]}. Those of a pattern whose values are all equal
     * are {@code NaN}.
     *
     * @param chosen the indices of the patterns
     */
    public double[][] of(Patterns patterns, List<Integer> chosen) {
        double[][] matrix = new double[chosen.size()][chosen.size()];
        boolean[] isDefined = new boolean[chosen.size()];
        for (int top = 0; top < chosen.size(); top += block) {
            try (TFloat32 above = standardized(patterns, chosen, top, isDefined)) {
                for (int left = 0; left < top; left += block) {
                    try (TFloat32 beside = standardized(patterns, chosen, left, isDefined)) {
                        multiply(above, beside, matrix, top, left);
                    }
                }
                multiply(above, above, matrix, top, top);
            }
        }
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                if (!isDefined[i] || !isDefined[j]) {
                    matrix[i][j] = Double.NaN;
                }
            }
        }
        return matrix;
    }

    /** Returns a block of standardized patterns, {@code [block, length]}, which the caller must close. */
    private TFloat32 standardized(Patterns patterns, List<Integer> chosen, int first, boolean[] isDefined) {
        int last = Math.min(chosen.size(), first + block);
        float[] values = new float[(last - first) * patterns.length()];
        double[] pattern = new double[patterns.length()];
        for (int i = first; i < last; i++) {
            isDefined[i] = PatternCorrelation.standardize(patterns.pattern(chosen.get(i)), pattern);
            for (int k = 0; k < pattern.length && isDefined[i]; k++) {
                values[(i - first) * pattern.length + k] = (float) pattern[k];
            }
        }
        return TFloat32.tensorOf(Shape.of(last - first, patterns.length()), DataBuffers.of(values));
    }

    /** Multiplies two blocks and writes the result and its transpose into the matrix. */
    private void multiply(TFloat32 above, TFloat32 beside, double[][] matrix, int top, int left) {
        int height = (int) above.shape().get(0);
        int width = (int) beside.shape().get(0);
        float[] products;
        try (Result result = session.runner()
                .feed(rows, above)
                .feed(columns, beside)
                .fetch(product)
                .run()) {
            products = TensorValues.of((TFloat32) result.get(0));
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                // rounding may make a correlation slightly larger than 1
                double correlation = Math.max(-1, Math.min(1, products[i * width + j]));
                matrix[top + i][left + j] = correlation;
                matrix[left + j][top + i] = correlation;
            }
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

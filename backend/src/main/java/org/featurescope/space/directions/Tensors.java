package org.featurescope.space.directions;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Copies vectors to tensors and back. */
final class Tensors {
    private Tensors() {}

    /** Returns a new tensor {@code [vectors, length]}. */
    static TFloat32 of(Vectors vectors) {
        return TFloat32.tensorOf(Shape.of(vectors.count(), vectors.length()), DataBuffers.of(vectors.values()));
    }

    /** Returns the numbers of a tensor, row-major. */
    static double[] values(TFloat64 tensor) {
        double[] values = new double[(int) tensor.size()];
        tensor.asRawTensor().data().asDoubles().read(values);
        return values;
    }
}

package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Tensors for one call, which are closed together after it. */
final class ScopedTensors implements AutoCloseable {
    private final List<TFloat32> tensors = new ArrayList<>();

    /** Returns a new tensor of these values. */
    TFloat32 of(long[] shape, float[] values) {
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
        tensors.add(tensor);
        return tensor;
    }

    @Override
    public void close() {
        tensors.forEach(TFloat32::close);
    }
}

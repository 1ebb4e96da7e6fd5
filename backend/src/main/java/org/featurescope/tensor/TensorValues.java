package org.featurescope.tensor;

import org.tensorflow.types.TFloat32;

/** Copies the numbers of tensors to arrays. */
public final class TensorValues {
    private TensorValues() {}

    /** Returns the numbers of a tensor in row-major order. */
    public static float[] of(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}

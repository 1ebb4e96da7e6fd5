package org.featurescope.network;

import java.util.Arrays;
import org.featurescope.network.TrainingData.Examples;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Makes tensors of examples. Each example is a row of its inputs and then its targets. */
final class ExampleRows {
    private final TrainingData data;

    ExampleRows(TrainingData data) {
        this.data = data;
    }

    /** Examples in a graph. */
    record Fed(Operand<TFloat32> inputs, Operand<TFloat32> targets) {}

    /** Adds a placeholder for examples to a graph. */
    Fed placeholder(Ops tf, String name) {
        int inputs = data.inputs();
        int outputs = data.outputs();
        Operand<TFloat32> rows =
                tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, inputs + outputs)));
        return new Fed(
                tf.slice(rows, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, inputs})),
                tf.slice(rows, tf.constant(new int[] {0, inputs}), tf.constant(new int[] {-1, outputs})));
    }

    /** Returns the first examples as a tensor, which the caller closes. */
    TFloat32 first(Examples examples, int count) {
        int[] indexes = new int[count];
        Arrays.setAll(indexes, i -> i);
        return of(examples, indexes);
    }

    /** Returns some examples as a tensor, which the caller closes. */
    TFloat32 of(Examples examples, int[] indexes) {
        int inputs = data.inputs();
        int outputs = data.outputs();
        int width = inputs + outputs;
        float[] rows = new float[indexes.length * width];
        for (int i = 0; i < indexes.length; i++) {
            System.arraycopy(examples.inputs(), indexes[i] * inputs, rows, i * width, inputs);
            System.arraycopy(examples.targets(), indexes[i] * outputs, rows, i * width + inputs, outputs);
        }
        return TFloat32.tensorOf(Shape.of(indexes.length, width), DataBuffers.of(rows, true, false));
    }
}

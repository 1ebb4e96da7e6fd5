package org.featurescope.model.formats;

import java.util.Optional;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Turns tensors that TensorFlow computed into constants of a graph. */
final class Constants {
    private Constants() {}

    /** Returns a constant of a tensor's value, if it consists of float32, int32 or int64 numbers. */
    static Optional<NodeDef> of(String name, Tensor tensor) {
        long[] shape = tensor.shape().asArray();
        if (tensor instanceof TFloat32 floats) {
            return Optional.of(Nodes.constant(name, TensorProtos.of(TensorValues.of(floats), shape)));
        }
        if (tensor instanceof TInt32 ints) {
            int[] values = new int[Math.toIntExact(ints.size())];
            ints.asRawTensor().data().asInts().read(values);
            TensorProto vector = TensorProtos.of(values);
            return Optional.of(Nodes.constant(
                    name,
                    vector.toBuilder().setTensorShape(TensorProtos.shape(shape)).build()));
        }
        if (tensor instanceof TInt64 longs) {
            long[] values = new long[Math.toIntExact(longs.size())];
            longs.asRawTensor().data().asLongs().read(values);
            TensorProto.Builder numbers =
                    TensorProto.newBuilder().setDtype(DataType.DT_INT64).setTensorShape(TensorProtos.shape(shape));
            for (long value : values) {
                numbers.addInt64Val(value);
            }
            return Optional.of(Nodes.constant(name, numbers.build()));
        }
        return Optional.empty();
    }
}

package org.featurescope.model.formats.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.model.formats.GraphWriter;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.proto.AttrValue;

/** Products of matrices, normalizations, softmax and reductions. */
final class Dense {
    private Dense() {}

    static void gemm(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        Attributes attributes = step.attributes();
        if (attributes.integer("transA", 0) != 0 || input.rank() != 2) {
            throw new UnsupportedNodeException("multiplies other than rows");
        }
        Value.Known weights = step.known(1);
        if (attributes.integer("transB", 0) != 0) {
            weights = KnownValues.transposed(weights, new int[] {1, 0});
        }
        boolean hasBias = step.has(2);
        Value.Computed product = product(
                step, input, weights, attributes.number("alpha", 1), hasBias ? step.name() + "/product" : step.name());
        if (!hasBias) {
            step.give(product);
            return;
        }
        float beta = attributes.number("beta", 1);
        float[] bias = step.known(2).floats();
        int classes = product.shape()[1];
        if (bias.length != classes && bias.length != 1) {
            throw new UnsupportedNodeException("adds %d numbers to %d".formatted(bias.length, classes));
        }
        float[] scaled = new float[classes];
        for (int i = 0; i < classes; i++) {
            scaled[i] = beta * bias[bias.length == 1 ? 0 : i];
        }
        String constant = step.writer().constant(step.name() + "/bias", scaled, classes);
        step.give(product.like(step.writer().operation(step.name(), "BiasAdd", product.node(), constant)));
    }

    static void product(Step step) throws UnsupportedNodeException {
        step.give(product(step, step.computed(0), step.known(1), 1, step.name()));
    }

    private static Value.Computed product(
            Step step, Value.Computed input, Value.Known weights, float alpha, String name)
            throws UnsupportedNodeException {
        if (input.rank() != 2 || weights.rank() != 2 || input.shape()[1] != weights.shape()[0]) {
            throw new UnsupportedNodeException(
                    "multiplies %s by %s".formatted(Arrays.toString(input.shape()), Arrays.toString(weights.shape())));
        }
        float[] values = weights.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= alpha;
        }
        GraphWriter writer = step.writer();
        String constant = writer.constant(name + "/weights", values, weights.shape()[0], weights.shape()[1]);
        String node = writer.operation(name, "MatMul", step.plain(input).node(), constant);
        return Value.Computed.plain(node, 1, weights.shape()[1]);
    }

    /** With {@code f = scale / sqrt(variance + epsilon)} it is {@code f x + bias - mean f}. */
    static void batchNormalization(Step step) throws UnsupportedNodeException {
        if (step.attributes().integer("training_mode", 0) != 0) {
            throw new UnsupportedNodeException("is in training");
        }
        Value.Computed input = step.computed(0);
        if (input.rank() == 4) {
            input = step.map(0);
        }
        double epsilon = step.attributes().number("epsilon", 1e-5f);
        double[] scale = step.known(1).numbers();
        double[] bias = step.known(2).numbers();
        double[] mean = step.known(3).numbers();
        double[] variance = step.known(4).numbers();
        int channels = input.shape()[Math.min(1, input.rank() - 1)];
        if (scale.length != channels
                || bias.length != channels
                || mean.length != channels
                || variance.length != channels) {
            throw new UnsupportedNodeException("has not one number for each of %d channels".formatted(channels));
        }
        float[] factor = new float[channels];
        float[] shift = new float[channels];
        for (int i = 0; i < channels; i++) {
            double f = scale[i] / Math.sqrt(variance[i] + epsilon);
            factor[i] = (float) f;
            shift[i] = (float) (bias[i] - mean[i] * f);
        }
        GraphWriter writer = step.writer();
        String scaled = writer.operation(
                step.name() + "/scaled",
                "Mul",
                input.node(),
                writer.constant(step.name() + "/factor", factor, channels));
        step.give(input.like(writer.operation(
                step.name(), "AddV2", scaled, writer.constant(step.name() + "/shift", shift, channels))));
    }

    static void localResponse(Step step) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        long size = step.attributes().integer("size", 1);
        if (size % 2 == 0) {
            throw new UnsupportedNodeException("normalizes over an even number of channels");
        }
        float alpha = step.attributes().number("alpha", 1e-4f) / size;
        String node = step.writer()
                .operation(
                        step.name(),
                        "LRN",
                        List.of(map.node()),
                        Map.of(
                                "depth_radius", Nodes.integer((size - 1) / 2),
                                "alpha", number(alpha),
                                "beta", number(step.attributes().number("beta", 0.75f)),
                                "bias", number(step.attributes().number("bias", 1))));
        step.give(map.like(node));
    }

    private static AttrValue number(float value) {
        return AttrValue.newBuilder().setF(value).build();
    }

    /** Returns the operator of a softmax or its logarithm. Until version 13 it is one over all axes from one on. */
    static Operator softmax(String op) {
        return step -> {
            Value.Computed input = step.computed(0);
            int rank = input.rank();
            boolean isOld = step.version() < 13;
            int axis = Step.axisOfOne(step.attributes().integer("axis", isOld ? 1 : -1), rank);
            boolean oneAxis = IntStream.range(axis + 1, rank).allMatch(each -> input.shape()[each] == 1);
            if (isOld && !oneAxis) {
                throw new UnsupportedNodeException("is over several axes");
            }
            int[] order = IntStream.concat(
                            Arrays.stream(input.stored()).filter(each -> each != axis), IntStream.of(axis))
                    .toArray();
            Value.Computed last = step.stored(input, order);
            step.give(last.like(step.writer().operation(step.name(), op, last.node())));
        };
    }

    /** Returns the operator of a reduction over some axes. */
    static Operator reduction(String op) {
        return step -> {
            Value.Computed input = step.computed(0);
            int rank = input.rank();
            int[] axes =
                    step.integers("axes", 1).orElse(IntStream.range(1, rank).toArray());
            boolean keeps = step.attributes().integer("keepdims", 1) != 0;
            boolean[] gone = new boolean[rank];
            int[] places = new int[axes.length];
            for (int i = 0; i < axes.length; i++) {
                int axis = Step.axisOfOne(axes[i], rank);
                gone[axis] = true;
                places[i] = input.place(axis);
            }
            String node = step.writer().reduction(step.name(), op, input.node(), keeps, places);
            step.give(keeps ? kept(input, gone, node) : dropped(input, gone, node));
        };
    }

    private static Value.Computed kept(Value.Computed input, boolean[] gone, String node) {
        int[] shape = input.shape().clone();
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = gone[axis] ? 1 : shape[axis];
        }
        return new Value.Computed(node, shape, input.stored());
    }

    private static Value.Computed dropped(Value.Computed input, boolean[] gone, String node) {
        int[] left = IntStream.range(0, gone.length).filter(axis -> !gone[axis]).toArray();
        int[] shape = Arrays.stream(left).map(axis -> input.shape()[axis]).toArray();
        int[] stored = Arrays.stream(input.stored())
                .filter(axis -> !gone[axis])
                .map(axis -> Arrays.binarySearch(left, axis))
                .toArray();
        return new Value.Computed(node, shape, stored);
    }
}

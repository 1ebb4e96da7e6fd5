package org.featurescope.model.formats.keras;

import java.util.List;

/** Writes convolutions and dense layers. */
final class KerasConvolutions {
    private static final List<String> KERNEL = List.of("kernel", "depthwise_kernel");
    private static final List<String> DEPTHWISE = List.of("depthwise_kernel", "kernel");
    private static final List<String> POINTWISE = List.of("pointwise_kernel");
    private static final List<String> BIAS = List.of("bias");
    private static final int[] ONE = {1, 1};

    private KerasConvolutions() {}

    static Maps convolution(LayerCall call) {
        Maps map = call.map();
        KerasLayer layer = call.layer();
        int[] size = layer.pair("kernel_size", 1);
        int groups = layer.integer("groups", 1);
        int filters = layer.integer("filters", 0);
        if (groups < 1 || filters < 1 || map.channels() % groups != 0 || filters % groups != 0) {
            throw layer.problem(
                    "has %d filters in %d groups for %d channels".formatted(filters, groups, map.channels()));
        }
        int in = map.channels() / groups;
        float[] kernel = call.weights(0, KERNEL, size[0], size[1], in, filters);
        String node = convolved(call, "Conv2D", map, kernel, size[0], size[1], in, filters);
        return finished(call, node, output(call, map, size, filters), 1);
    }

    static Maps depthwise(LayerCall call) {
        Maps map = call.map();
        int[] size = call.layer().pair("kernel_size", 1);
        int multiplier = call.layer().integer("depth_multiplier", 1);
        checkStrides(call);
        float[] kernel = call.weights(0, DEPTHWISE, size[0], size[1], map.channels(), multiplier);
        String node =
                convolved(call, "DepthwiseConv2dNative", map, kernel, size[0], size[1], map.channels(), multiplier);
        return finished(call, node, output(call, map, size, map.channels() * multiplier), 1);
    }

    static Maps separable(LayerCall call) {
        Maps map = call.map();
        int[] size = call.layer().pair("kernel_size", 1);
        int multiplier = call.layer().integer("depth_multiplier", 1);
        int filters = call.layer().integer("filters", 0);
        checkStrides(call);
        float[] depthwise = call.weights(0, DEPTHWISE, size[0], size[1], map.channels(), multiplier);
        String each =
                convolved(call, "DepthwiseConv2dNative", map, depthwise, size[0], size[1], map.channels(), multiplier);
        int between = map.channels() * multiplier;
        float[] pointwise = call.weights(1, POINTWISE, 1, 1, between, filters);
        String constant = call.writer().constant(call.name() + "/pointwise_kernel", pointwise, 1, 1, between, filters);
        String node = call.writer().convolution(call.name() + "/pointwise", "Conv2D", each, constant, ONE, ONE, false);
        return finished(call, node, output(call, map, size, filters), 2);
    }

    private static void checkStrides(LayerCall call) {
        int[] strides = call.layer().pair("strides", 1);
        if (strides[0] != strides[1]) {
            throw call.layer().problem("has different strides of rows and columns");
        }
    }

    private static String convolved(LayerCall call, String op, Maps map, float[] kernel, long... shape) {
        String constant = call.writer().constant(call.name() + "/kernel", kernel, shape);
        return call.writer()
                .convolution(
                        call.name() + "/convolution",
                        op,
                        map.node(),
                        constant,
                        call.layer().pair("strides", 1),
                        call.layer().pair("dilation_rate", 1),
                        KerasShapes.isSame(call.layer()));
    }

    private static int[] output(LayerCall call, Maps map, int[] size, int channels) {
        int[] dilation = call.layer().pair("dilation_rate", 1);
        int[] reach = {(size[0] - 1) * dilation[0] + 1, (size[1] - 1) * dilation[1] + 1};
        return KerasShapes.windowed(
                call.layer(), map.shape(), reach, call.layer().pair("strides", 1), channels);
    }

    static Maps dense(LayerCall call) {
        Maps input = call.input();
        int units = call.layer().integer("units", 0);
        if (input.shape().length != 1) {
            throw call.layer().problem("has an input that is not flat");
        }
        float[] kernel = call.weights(0, KERNEL, input.channels(), units);
        String constant = call.writer().constant(call.name() + "/kernel", kernel, input.channels(), units);
        String node = call.writer().operation(call.name() + "/product", "MatMul", input.node(), constant);
        return finished(call, node, new int[] {units}, 1);
    }

    /** Adds bias and activation; the last node has the layer's name. */
    private static Maps finished(LayerCall call, String node, int[] shape, int biasIndex) {
        String activation = KerasActivations.of(call.layer());
        boolean isLinear = activation.equals("linear");
        String last = node;
        if (call.layer().flag("use_bias", true)) {
            int channels = shape[shape.length - 1];
            float[] bias = call.weights(biasIndex, BIAS, channels);
            String constant = call.writer().constant(call.name() + "/bias", bias, channels);
            last = call.writer().operation(isLinear ? call.name() : call.name() + "/biased", "BiasAdd", node, constant);
        }
        return Maps.of(KerasActivations.write(call, activation, last, call.name()), shape);
    }
}

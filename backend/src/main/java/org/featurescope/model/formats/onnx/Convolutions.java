package org.featurescope.model.formats.onnx;

/**
 * Convolutions. Those of groups of channels keep the form of the file: the channels of their filters are those of a group.
 */
final class Convolutions {
    private Convolutions() {}

    static void convolution(Step step) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        Value.Known weights = step.known(1);
        int[] shape = weights.shape();
        int channels = map.shape()[1];
        int groups = (int) step.attributes().integer("group", 1);
        boolean fits = shape.length == 4
                && groups > 0
                && channels % groups == 0
                && shape[0] % groups == 0
                && shape[1] == channels / groups;
        if (!fits) {
            throw new UnsupportedNodeException(
                    "has weights that do not fit its %d channels in %d groups".formatted(channels, groups));
        }
        Windows windows = Windows.of(step, map, new int[] {shape[2], shape[3]}, 0, true);
        String node = convolved(step, step.has(2) ? step.name() + "/convolution" : step.name(), windows, weights);
        if (step.has(2)) {
            float[] bias = step.known(2).floats();
            String constant = step.writer().constant(step.name() + "/bias", bias, bias.length);
            node = step.writer().operation(step.name(), "BiasAdd", node, constant);
        }
        step.give(windows.result(node, shape[0]));
    }

    private static String convolved(Step step, String name, Windows windows, Value.Known weights) {
        int[] shape = weights.shape();
        int out = shape[0];
        int in = shape[1];
        int height = shape[2];
        int width = shape[3];
        float[] filter = new float[height * width * in * out];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int at = 0; at < height * width; at++) {
                    filter[(at * in + i) * out + o] = (float) weights.numbers()[(o * in + i) * height * width + at];
                }
            }
        }
        String constant = step.writer().constant(name + "/filter", filter, height, width, in, out);
        return step.writer()
                .convolution(
                        name,
                        "Conv2D",
                        windows.input(),
                        constant,
                        windows.strides(),
                        windows.dilations(),
                        windows.same());
    }
}

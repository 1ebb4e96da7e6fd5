package org.featurescope.model.formats.onnx;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.formats.GraphWriter;

/** Convolutions, also of separate channels and of groups of channels. */
final class Convolutions {
    private static final int MOST_GROUPS = 64;

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
        String name = step.has(2) ? step.name() + "/convolution" : step.name();
        String node;
        if (groups == 1) {
            node = plain(step, name, windows, weights, 0, shape[0], windows.input());
        } else if (groups == channels) {
            node = separate(step, name, windows, weights);
        } else {
            node = grouped(step, name, windows, weights, groups);
        }
        if (step.has(2)) {
            float[] bias = step.known(2).floats();
            String constant = step.writer().constant(step.name() + "/bias", bias, bias.length);
            node = step.writer().operation(step.name(), "BiasAdd", node, constant);
        }
        step.give(windows.result(node, shape[0]));
    }

    private static String plain(
            Step step, String name, Windows windows, Value.Known weights, int first, int count, String input) {
        int[] shape = weights.shape();
        int in = shape[1];
        int height = shape[2];
        int width = shape[3];
        float[] filter = new float[height * width * in * count];
        for (int o = 0; o < count; o++) {
            for (int i = 0; i < in; i++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        filter[((y * width + x) * in + i) * count + o] =
                                (float) weights.numbers()[(((first + o) * in + i) * height + y) * width + x];
                    }
                }
            }
        }
        GraphWriter writer = step.writer();
        String constant = writer.constant(name + "/filter", filter, height, width, in, count);
        return writer.convolution(
                name, "Conv2D", input, constant, windows.strides(), windows.dilations(), windows.same());
    }

    /** Writes a convolution each of whose outputs sees one channel. */
    private static String separate(Step step, String name, Windows windows, Value.Known weights)
            throws UnsupportedNodeException {
        int[] shape = weights.shape();
        int outputs = shape[0];
        int height = shape[2];
        int width = shape[3];
        if (windows.strides()[0] != windows.strides()[1]) {
            throw new UnsupportedNodeException("has different strides of rows and columns for separate channels");
        }
        float[] filter = new float[height * width * outputs];
        for (int o = 0; o < outputs; o++) {
            for (int at = 0; at < height * width; at++) {
                filter[at * outputs + o] = (float) weights.numbers()[o * height * width + at];
            }
        }
        int channels = (int) step.attributes().integer("group", 1);
        String constant = step.writer().constant(name + "/filter", filter, height, width, channels, outputs / channels);
        return step.writer()
                .convolution(
                        name,
                        "DepthwiseConv2dNative",
                        windows.input(),
                        constant,
                        windows.strides(),
                        windows.dilations(),
                        windows.same());
    }

    private static String grouped(Step step, String name, Windows windows, Value.Known weights, int groups)
            throws UnsupportedNodeException {
        if (groups > MOST_GROUPS) {
            throw new UnsupportedNodeException("has %d groups; at most %d are known".formatted(groups, MOST_GROUPS));
        }
        int in = weights.shape()[1];
        int out = weights.shape()[0] / groups;
        List<String> parts = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            String part = step.writer()
                    .slice(name + "/group", windows.input(), new int[] {0, 0, 0, group * in}, new int[] {-1, -1, -1, in
                    });
            parts.add(plain(step, name + "/part", windows, weights, group * out, out, part));
        }
        return step.writer().concatenation(name, parts, 3);
    }
}

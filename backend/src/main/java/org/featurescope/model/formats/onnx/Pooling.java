package org.featurescope.model.formats.onnx;

import org.featurescope.model.formats.GraphWriter;

/** Maxima and means over windows and over whole maps. */
final class Pooling {
    private static final int[] MAP_AXES = {1, 2};

    private Pooling() {}

    static void maximum(Step step) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        Windows windows = Windows.of(step, map, kernel(step), -Float.MAX_VALUE, true);
        if (windows.rows().dilation() != 1 || windows.columns().dilation() != 1) {
            throw new UnsupportedNodeException("has dilated windows");
        }
        String node = step.writer()
                .pool(step.name(), "MaxPool", windows.input(), windows.sizes(), windows.strides(), windows.same());
        step.give(windows.result(node, map.shape()[1]));
    }

    static void mean(Step step) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        boolean countsPadding = step.attributes().integer("count_include_pad", 0) != 0;
        Windows windows = Windows.of(step, map, kernel(step), 0, !countsPadding);
        if (windows.rows().dilation() != 1 || windows.columns().dilation() != 1) {
            throw new UnsupportedNodeException("has dilated windows");
        }
        float[] factors = factors(windows, map.shape()[2], map.shape()[3], countsPadding);
        boolean uneven = !windows.same() && isUneven(factors);
        GraphWriter writer = step.writer();
        String name = uneven ? step.name() + "/sums" : step.name();
        String node = writer.pool(name, "AvgPool", windows.input(), windows.sizes(), windows.strides(), windows.same());
        if (uneven) {
            String factor = writer.constant(
                    step.name() + "/factors",
                    factors,
                    1,
                    windows.rows().count(),
                    windows.columns().count(),
                    1);
            node = writer.operation(step.name(), "Mul", node, factor);
        }
        step.give(windows.result(node, map.shape()[1]));
    }

    /** Returns by what the mean of each whole window is multiplied, so that only what counts is averaged. */
    private static float[] factors(Windows windows, int height, int width, boolean countsPadding) {
        Window rows = windows.rows();
        Window columns = windows.columns();
        float[] factors = new float[rows.count() * columns.count()];
        for (int y = 0; y < rows.count(); y++) {
            for (int x = 0; x < columns.count(); x++) {
                int counted = rows.counted(y, height, countsPadding) * columns.counted(x, width, countsPadding);
                factors[y * columns.count() + x] = (float) rows.size() * columns.size() / Math.max(1, counted);
            }
        }
        return factors;
    }

    private static boolean isUneven(float[] factors) {
        for (float factor : factors) {
            if (factor != 1) {
                return true;
            }
        }
        return false;
    }

    private static int[] kernel(Step step) throws UnsupportedNodeException {
        return step.attributes()
                .integers("kernel_shape")
                .orElseThrow(() -> new UnsupportedNodeException("has no size of windows"));
    }

    static void globalMean(Step step) throws UnsupportedNodeException {
        global(step, "Mean");
    }

    static void globalMaximum(Step step) throws UnsupportedNodeException {
        global(step, "Max");
    }

    private static void global(Step step, String op) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        String node = step.writer().reduction(step.name(), op, map.node(), true, MAP_AXES);
        step.give(Value.Computed.map(node, 1, map.shape()[1], 1, 1));
    }
}

package org.featurescope.model.formats.onnx;

import org.featurescope.model.formats.GraphWriter;

/**
 * The windows of a convolution or a pooling of a map, and the map with the padding that TensorFlow does not add itself.
 *
 * @param rows along the rows
 * @param columns along the columns
 * @param input the node of the map, padded if necessary
 * @param same whether TensorFlow pads it by {@code SAME}
 */
record Windows(Window rows, Window columns, String input, boolean same) {
    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;

    /**
     * Returns the windows, with an explicit padding where {@code SAME} would not be the same on maps of every size.
     *
     * @param padding what the padding is filled with
     * @param mayBeSame whether {@code SAME} fills the padding with it
     */
    static Windows of(Step step, Value.Computed map, int[] kernel, float padding, boolean mayBeSame)
            throws UnsupportedNodeException {
        if (kernel.length != 2) {
            throw new UnsupportedNodeException(
                    "works on %d axes; only pictures of two are known".formatted(kernel.length));
        }
        Window rows = Window.of(step, kernel, 0, map.shape()[HEIGHT]);
        Window columns = Window.of(step, kernel, 1, map.shape()[WIDTH]);
        boolean unpadded = rows.isUnpadded() && columns.isUnpadded();
        boolean same = !unpadded && mayBeSame && rows.isSame() && columns.isSame();
        if (unpadded || same) {
            return new Windows(rows, columns, map.node(), same);
        }
        GraphWriter writer = step.writer();
        String padded = writer.pad(
                step.name() + "/padded",
                map.node(),
                new int[] {0, rows.before(), columns.before(), 0},
                new int[] {0, rows.after() + rows.beyond(), columns.after() + columns.beyond(), 0},
                padding);
        return new Windows(rows, columns, padded, false);
    }

    int[] sizes() {
        return new int[] {rows.size(), columns.size()};
    }

    int[] strides() {
        return new int[] {rows.stride(), columns.stride()};
    }

    int[] dilations() {
        return new int[] {rows.dilation(), columns.dilation()};
    }

    /** Returns the result, a map of some channels. */
    Value.Computed result(String node, int channels) {
        return Value.Computed.map(node, 1, channels, rows.count(), columns.count());
    }
}

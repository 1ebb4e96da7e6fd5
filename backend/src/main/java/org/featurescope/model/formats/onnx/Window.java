package org.featurescope.model.formats.onnx;

/**
 * The windows of a convolution or a pooling along one axis.
 *
 * @param size values of a window
 * @param stride between windows
 * @param dilation between the values of a window
 * @param before padding before the axis
 * @param after padding after it that the file asks for
 * @param beyond further padding, so that the last window is whole where sizes are rounded up
 * @param count number of windows
 */
record Window(int size, int stride, int dilation, int before, int after, int beyond, int count) {
    /** Returns the windows along the rows (axis 0) or columns (axis 1) of a map. */
    static Window of(Step step, int[] kernel, int axis, int length) throws UnsupportedNodeException {
        Attributes attributes = step.attributes();
        int stride = attributes.integers("strides").map(each -> each[axis]).orElse(1);
        int dilation = attributes.integers("dilations").map(each -> each[axis]).orElse(1);
        int reach = (kernel[axis] - 1) * dilation + 1;
        if (stride < 1 || dilation < 1 || kernel[axis] < 1) {
            throw new UnsupportedNodeException("has windows without size or stride");
        }
        int[] pads = attributes.integers("pads").orElse(new int[4]);
        int before = pads[axis];
        int after = pads[axis + 2];
        String auto = attributes.text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            int total = Math.max(0, ((length + stride - 1) / stride - 1) * stride + reach - length);
            before = auto.equals("SAME_LOWER") ? (total + 1) / 2 : total / 2;
            after = total - before;
        } else if (auto.equals("VALID")) {
            before = 0;
            after = 0;
        }
        if (before < 0 || after < 0) {
            throw new UnsupportedNodeException("has negative padding");
        }
        int room = length + before + after - reach;
        if (room < 0) {
            throw new UnsupportedNodeException("has windows that are larger than its map");
        }
        int count = room / stride + 1;
        int beyond = 0;
        if (attributes.integer("ceil_mode", 0) != 0 && room % stride != 0 && count * stride < length + before) {
            count++;
            beyond = (count - 1) * stride + reach - (length + before + after);
        }
        return new Window(kernel[axis], stride, dilation, before, after, beyond, count);
    }

    boolean isUnpadded() {
        return before == 0 && after == 0 && beyond == 0;
    }

    /** Returns whether TensorFlow's padding {@code SAME} is this one on maps of every size. */
    boolean isSame() {
        int reach = (size - 1) * dilation + 1;
        return stride == 1 && beyond == 0 && before == (reach - 1) / 2 && after == reach - 1 - before;
    }

    /** Returns how many values of a window are the map's own, or also padding that counts. */
    int counted(int window, int length, boolean countsPadding) {
        int first = window * stride - before;
        int from = countsPadding ? -before : 0;
        int to = countsPadding ? length + after : length;
        int counted = 0;
        for (int i = 0; i < size; i++) {
            int at = first + i * dilation;
            counted += at >= from && at < to ? 1 : 0;
        }
        return counted;
    }
}

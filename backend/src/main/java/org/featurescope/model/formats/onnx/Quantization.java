package org.featurescope.model.formats.onnx;

/** Quantized constants. */
final class Quantization {
    private static final int AXIS = 1;

    private Quantization() {}

    /** Replaces whole numbers by {@code (x - zero point) * scale}, with one scale for all or one for each place of an axis. */
    static void dequantize(Step step) throws UnsupportedNodeException {
        if (step.input(0) instanceof Value.Computed) {
            throw new UnsupportedNodeException("takes quantized activations; quantize the weights alone, or nothing");
        }
        Value.Known known = step.known(0);
        double[] scales = step.known(1).numbers();
        double[] zeros = step.has(2) ? step.known(2).numbers() : new double[scales.length];
        int places = 1;
        int inner = 1;
        if (scales.length != 1) {
            int axis = Step.axis(step.attributes().integer("axis", AXIS), known.rank());
            places = known.shape()[axis];
            for (int after = axis + 1; after < known.rank(); after++) {
                inner *= known.shape()[after];
            }
        }
        if (scales.length != places
                || zeros.length != places
                || step.attributes().integer("block_size", 0) != 0) {
            throw new UnsupportedNodeException("has %d scales and %d zero points for an axis of %d"
                    .formatted(scales.length, zeros.length, places));
        }
        double[] numbers = new double[known.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            int place = i / inner % places;
            numbers[i] = (known.numbers()[i] - zeros[place]) * scales[place];
        }
        step.give(new Value.Known(numbers, known.shape(), false));
    }
}

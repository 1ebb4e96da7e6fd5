package org.featurescope.model.formats.keras;

/**
 * A value of a Keras model.
 *
 * @param node the node whose output it is
 * @param shape its shape without the axis of pictures: {@code {height, width, channels}} or {@code {values}}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Maps(String node, int[] shape) {
    static Maps of(String node, int... shape) {
        return new Maps(node, shape);
    }

    boolean isMap() {
        return shape.length == 3;
    }

    int channels() {
        return shape[shape.length - 1];
    }

    Maps like(String other) {
        return new Maps(other, shape);
    }
}

package org.featurescope.network;

import java.util.List;

/**
 * The examples of a problem, divided into those that a network is trained on and those that are held out.
 *
 * @param inputs the number of inputs of an example
 * @param outputs the number of outputs
 * @param training the examples to train on
 * @param heldOut examples that are never trained on; there may be none
 */
public record TrainingData(int inputs, int outputs, Examples training, Examples heldOut) {
    /** The most inputs of all examples together by which a network is judged, so that judging takes about 2 ms. */
    private static final int MOST_SCORED = 800_000;

    /** Returns by how many of some examples a network is judged while it is trained: the first ones, or all of them. */
    public int scored(Examples examples) {
        return Math.min(examples.count(), MOST_SCORED / inputs);
    }

    /**
     * Some examples.
     *
     * @param inputs {@code [count][inputs]}
     * @param targets {@code [count][outputs]}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Examples(float[] inputs, float[] targets, int count) {
        /** Returns no examples. */
        static Examples none() {
            return new Examples(new float[0], new float[0], 0);
        }

        /** Joins the inputs and the targets of examples. */
        static Examples of(List<float[]> inputs, List<float[]> targets) {
            return new Examples(joined(inputs), joined(targets), inputs.size());
        }

        private static float[] joined(List<float[]> rows) {
            int length = rows.isEmpty() ? 0 : rows.get(0).length;
            float[] joined = new float[rows.size() * length];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, joined, i * length, length);
            }
            return joined;
        }
    }
}

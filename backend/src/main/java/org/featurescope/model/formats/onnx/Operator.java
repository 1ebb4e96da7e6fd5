package org.featurescope.model.formats.onnx;

/** Carries nodes of some operation over. */
@FunctionalInterface
interface Operator {
    /**
     * Writes the nodes that compute the same, and gives the step its outputs.
     *
     * @throws UnsupportedNodeException if the operation is used in a way that is not known
     */
    void write(Step step) throws UnsupportedNodeException;
}

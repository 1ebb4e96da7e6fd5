package org.featurescope.model.formats.onnx;

/** Thrown where a node of an ONNX file cannot be carried over. The message says why, as the end of a sentence. */
final class UnsupportedNodeException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedNodeException(String message) {
        super(message);
    }
}

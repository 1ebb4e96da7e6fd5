package org.featurescope.model.formats.keras;

/** Thrown where a layer cannot be carried over. The message names the layer and says why. */
final class UnsupportedLayerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedLayerException(String message) {
        super(message);
    }
}

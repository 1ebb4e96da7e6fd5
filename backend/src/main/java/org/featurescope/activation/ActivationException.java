package org.featurescope.activation;

/**
 * Thrown where a network cannot be run on a photograph, or gives activations that are not finite. The message names the
 * network and the layer.
 */
public final class ActivationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ActivationException(String message) {
        super(message);
    }

    public ActivationException(String message, Throwable cause) {
        super(message, cause);
    }
}

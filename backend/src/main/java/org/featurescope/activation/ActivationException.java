package org.featurescope.activation;

/**
 * A network cannot be run on a photograph, or answers what is no number. The message names the network and the layer.
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

package org.featurescope.activation;

import org.featurescope.model.Network;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.ExplainedFailure;

/**
 * Thrown where a network cannot be run on a photograph, or gives activations that are not finite. The message names the
 * network and the layer.
 */
public final class ActivationException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    public ActivationException(String message) {
        super(message);
    }

    public ActivationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns an exception about a network that cannot be opened. */
    public static ActivationException notOpened(Network network, Throwable cause) {
        return new ActivationException(
                "%s cannot be opened. %s".formatted(network.id(), FailureReason.of(cause)), cause);
    }

    /** Returns an exception about a network that failed while it was run. */
    public static ActivationException notRun(Network network, Throwable cause) {
        return new ActivationException("%s cannot be run. %s".formatted(network.id(), FailureReason.of(cause)), cause);
    }

    /** Returns an exception about a layer or stage that gives activations which are not finite numbers. */
    public static ActivationException notFinite(Network network, String layer) {
        return new ActivationException("%s gives activations at %s that are not finite numbers for this photograph"
                .formatted(network.id(), layer));
    }
}

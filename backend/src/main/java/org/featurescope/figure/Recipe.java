package org.featurescope.figure;

import org.featurescope.model.Network;

/**
 * How figures of one kind are made. A recipe knows no server, no page and no thread of its own, so it runs alike in a test,
 * on the command line and behind the server. The same spec gives the same result.
 *
 * @param <S> the kind's spec
 */
public interface Recipe<S extends FigureSpec> {
    /**
     * Makes the figure on the calling thread.
     *
     * @param network the network that the spec names
     * @throws org.featurescope.optimize.CancelledRunException if the listener asked to stop
     * @throws org.featurescope.optimize.FailedRunException if it cannot be made; the message says why
     */
    FigureResult make(S spec, Network network, RecipeListener listener);
}

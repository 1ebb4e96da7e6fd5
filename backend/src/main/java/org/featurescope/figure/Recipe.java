package org.featurescope.figure;

/**
 * Makes one figure: its spec is checked and all that follows from the spec alone is computed. A recipe knows no server, no
 * page and no thread of its own, so it runs alike in a test, on the command line and behind the server. The same spec
 * gives the same result.
 */
@FunctionalInterface
public interface Recipe {
    /**
     * Makes the figure on the calling thread.
     *
     * @throws org.featurescope.optimize.CancelledRunException if the listener asked to stop
     * @throws org.featurescope.optimize.FailedRunException if it cannot be made; the message says why
     */
    FigureResult make(RecipeListener listener);
}

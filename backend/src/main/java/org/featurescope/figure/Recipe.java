package org.featurescope.figure;

/**
 * Makes one figure. Whoever creates a recipe checks the spec first and computes what follows from the spec alone. A
 * recipe depends on no server and starts no thread, so it works alike in a test, on the command line and in the server.
 * Recipes of equal specs give equal results.
 */
@FunctionalInterface
public interface Recipe {
    /**
     * Makes the figure on the calling thread.
     *
     * @throws org.featurescope.optimize.CancelledRunException if the listener returned {@code true} from
     *     {@link RecipeListener#cancelled}
     * @throws org.featurescope.optimize.FailedRunException if the figure cannot be made; the message says why
     */
    FigureResult make(RecipeListener listener);
}

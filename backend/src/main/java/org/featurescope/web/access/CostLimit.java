package org.featurescope.web.access;

import java.util.Locale;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.request.FigureCost;
import org.featurescope.web.http.FieldProblem;

/**
 * The most that a figure may cost which others than the server's owner request.
 *
 * @param side the side in pixels, and the number of steps, of the one picture that costs as much
 */
public record CostLimit(int side) {
    /** The limit of a server by default. */
    static final CostLimit DEFAULT = new CostLimit(1024);

    /** The limit of a server for everybody. */
    static final CostLimit PUBLIC = new CostLimit(512);

    private static final int LARGE_SIZE = 256;

    /**
     * Checks what a figure costs.
     *
     * @throws FieldProblem with status 403 if it costs more
     */
    public void require(FigureSpec spec) {
        double share = FigureCost.pixelSteps(spec) / ((double) side * side * side);
        if (share > 1 && spec instanceof WithOptimizedPictures optimized) {
            OptimizationParameters how = optimized.optimization();
            int pictures = FigureCost.pictures(spec);
            throw new FieldProblem(
                    403,
                    how.size() > LARGE_SIZE ? "size" : "steps",
                    String.format(
                            Locale.ROOT,
                            "%s of %d px in %d steps %s %.1f times what a reader of this server may request, which is one"
                                    + " picture of %d px in %d steps. Choose a smaller size or fewer steps or pictures,"
                                    + " or sign in as the owner at /owner.",
                            pictures == 1 ? "1 picture" : pictures + " pictures",
                            how.size(),
                            how.steps(),
                            pictures == 1 ? "is" : "are",
                            share,
                            side,
                            side));
        }
    }
}

package org.featurescope.web.access;

import java.util.Locale;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.request.FigureCost;
import org.featurescope.figure.request.FigureCosts;
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
     * @param pixelSteps its cost, see {@link FigureCosts}
     * @throws FieldProblem with status 403 if it costs more
     */
    public void require(FigureSpec spec, double pixelSteps) {
        double share = pixelSteps / ((double) side * side * side);
        if (share > 1) {
            throw FigureCost.pixelSteps(spec) > pixelSteps / 2 && spec instanceof WithOptimizedPictures optimized
                    ? ofPictures(optimized, share)
                    : ofOthers(spec, share);
        }
    }

    private FieldProblem ofPictures(WithOptimizedPictures spec, double share) {
        OptimizationParameters how = spec.optimization();
        int pictures = FigureCost.pictures(spec);
        return refusal(
                how.size() > LARGE_SIZE ? "size" : "steps",
                "%s of %d px in %d steps %s"
                        .formatted(
                                pictures == 1 ? "1 picture" : pictures + " pictures",
                                how.size(),
                                how.steps(),
                                pictures == 1 ? "is" : "are"),
                share,
                "a smaller size or fewer steps or pictures");
    }

    private FieldProblem ofOthers(FigureSpec spec, double share) {
        boolean isOfSet = spec instanceof WithPhotographs && spec.otherPixelSteps() == 0;
        return isOfSet
                ? refusal("photographs", "To pass these photographs through the network is", share, "a smaller set")
                : refusal("steps", "This is", share, "fewer steps or a smaller network");
    }

    private FieldProblem refusal(String field, String what, double share, String instead) {
        return new FieldProblem(
                403,
                field,
                String.format(
                        Locale.ROOT,
                        "%s %.1f times what a reader of this server may request, which is one picture of %d px in %d steps."
                                + " Choose %s, or sign in as the owner at /owner.",
                        what,
                        share,
                        side,
                        side,
                        instead));
    }
}

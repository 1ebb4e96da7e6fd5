package org.featurescope.figure.request;

import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.OptimizationParameters;

/** What it costs to make figures, as far as it follows from their specs. */
public final class FigureCost {
    private FigureCost() {}

    /** Returns the pixel-steps of all pictures of a figure; 0 if none of its pictures is optimized. */
    public static double pixelSteps(FigureSpec spec) {
        if (spec instanceof WithOptimizedPictures optimized) {
            OptimizationParameters how = optimized.optimization();
            return (double) how.size() * how.size() * how.steps() * pictures(spec);
        }
        return 0;
    }

    /** Returns the number of a figure's pictures by its layout. */
    public static int pictures(FigureSpec spec) {
        Layout layout = spec.layout();
        return Math.max(1, layout.rows() * layout.columns() - layout.skipped());
    }
}

package org.featurescope.figure;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.image.RgbImage;

/** Draws the figure after every step, as it is done for somebody who watches it being made. */
public final class Viewer implements RecipeListener {
    @Override
    public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
        List<RgbImage> pictures = frame.get();
        if (!pictures.isEmpty()) {
            Sheet.draft(pictures);
        }
    }
}

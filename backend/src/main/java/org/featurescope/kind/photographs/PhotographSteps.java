package org.featurescope.kind.photographs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;

/** Reads the photographs of a set within a recipe, each of which counts as a step. */
public final class PhotographSteps {
    private PhotographSteps() {}

    /**
     * Returns a listener that reports each photograph as a step before those of the optimization.
     *
     * @param pictures of the figure, which are grey meanwhile
     */
    public static IndexListener before(OptimizationParameters optimization, int pictures, RecipeListener listener) {
        float[] none = new float[pictures];
        Arrays.fill(none, Float.NaN);
        List<RgbImage> grey = Collections.nCopies(pictures, RgbImage.grey(optimization.size()));
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public void progress(int done, int photographs) {
                listener.step(done, photographs + optimization.steps(), none, () -> grey);
            }
        };
    }

    /** Returns a photograph that could be read when the set was indexed. */
    public static RgbImage photograph(PhotographSet set, String name) {
        try {
            return ImageDecoder.decode(set.bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the photograph %s, which could be read before, cannot be read now".formatted(name), e);
        }
    }
}

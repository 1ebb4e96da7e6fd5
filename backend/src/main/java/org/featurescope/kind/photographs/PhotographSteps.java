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
import org.featurescope.model.InputSpec;

/** Reports the photographs that a recipe processes as steps, and reads photographs of a set. */
public final class PhotographSteps {
    private PhotographSteps() {}

    /**
     * Returns a listener that reports each processed photograph as a step of the recipe, before the steps of the
     * optimization.
     *
     * @param pictures the number of the figure's pictures, which are shown as grey during these steps
     */
    public static IndexListener before(OptimizationParameters optimization, int pictures, RecipeListener listener) {
        float[] none = new float[pictures];
        Arrays.fill(none, Float.NaN);
        List<RgbImage> grey = Collections.nCopies(pictures, RgbImage.grey(optimization.size()));
        return IndexListener.of(
                listener::cancelled,
                (done, photographs) -> listener.step(done, photographs + optimization.steps(), none, () -> grey));
    }

    /**
     * Reads a photograph of an indexed set.
     *
     * @param input of the network that takes it
     * @return the part of it that the network takes, at its own resolution
     * @throws UncheckedIOException if it cannot be read although it could be when the set was indexed
     */
    public static RgbImage photograph(PhotographSet set, String name, InputSpec input) {
        try {
            return input.kept(ImageDecoder.decode(set.bytes(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the photograph %s cannot be read, although it could be when the set was indexed".formatted(name),
                    e);
        }
    }
}

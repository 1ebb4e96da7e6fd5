package org.featurescope.kind.photographs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographIndex;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;

/** What recipes do with the photographs of a set. */
public final class SetPhotographs {
    private static final int MOST_SKIPPED = 50;

    private SetPhotographs() {}

    /** Looking at a photograph counts as a step; meanwhile the figure's pictures are grey. */
    public static IndexListener looking(OptimizationParameters making, int pictures, RecipeListener listener) {
        float[] none = new float[pictures];
        Arrays.fill(none, Float.NaN);
        List<RgbImage> grey = Collections.nCopies(pictures, RgbImage.grey(making.size()));
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public void progress(int done, int photographs) {
                listener.step(done, photographs + making.steps(), none, () -> grey);
            }
        };
    }

    /** A photograph that could be read when the set was indexed. */
    public static RgbImage photograph(PhotographSet set, String name) {
        try {
            return ImageDecoder.decode(set.bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the photograph %s, which could be read before, cannot be now".formatted(name), e);
        }
    }

    /** Tells {@code set}: {@code name}, {@code sha256}, how many {@code photographs}, which were {@code skipped} and why. */
    public static void describe(ObjectNode data, String name, PhotographIndex.Contents contents) {
        ObjectNode set = data.putObject("set")
                .put("name", name)
                .put("sha256", contents.set())
                .put("photographs", contents.names().size());
        var skipped = set.putArray("skipped");
        contents.skipped().stream()
                .limit(MOST_SKIPPED)
                .forEach(one -> skipped.addObject().put("name", one.name()).put("reason", one.reason()));
        set.put("skippedInAll", contents.skipped().size());
    }
}

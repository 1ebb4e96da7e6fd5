package org.featurescope.kind.correlation;

import java.util.Arrays;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.model.Stage;
import org.featurescope.space.PatternCorrelation.Patterns;

/**
 * The activation patterns of the photographs at a layer, read from an index one by one. A layer without a map has the
 * values of its channels as a pattern, which the index keeps in full precision.
 */
final class LayerPatterns implements Patterns {
    /** The most positions of a layer's map in a pattern. */
    static final int MOST_POSITIONS = ActivationIndex.POSITIONS;

    private final ActivationIndex index;
    private final Stage stage;
    private final float[] channels;

    LayerPatterns(ActivationIndex index, Stage stage) {
        this.index = index;
        this.stage = stage;
        this.channels = stage.positions() == 1 ? index.means(stage) : new float[0];
    }

    /** Returns the number of positions of a layer's map that are in a pattern. */
    static int positions(Stage stage) {
        return Math.min(stage.positions(), MOST_POSITIONS);
    }

    @Override
    public int count() {
        return index.names().size();
    }

    @Override
    public int length() {
        return positions(stage) * stage.channels();
    }

    @Override
    public float[] pattern(int photograph) {
        return channels.length == 0
                ? index.values(stage, photograph)
                : Arrays.copyOfRange(channels, photograph * length(), (photograph + 1) * length());
    }
}

package org.featurescope.kind.photographs;

import java.util.function.IntFunction;
import org.featurescope.space.directions.Vectors;

/**
 * Positions of photographs, as many of each, evenly spread over those that an index knows.
 *
 * @param known the number of positions that the index knows of each photograph
 * @param each the number of them that are used
 */
public record SampledPositions(int known, int each) {
    /** Returns as many positions of each photograph as give at most {@code most} in all, but at least one of each. */
    public static SampledPositions of(int known, int photographs, int most) {
        return new SampledPositions(known, Math.max(1, Math.min(known, most / photographs)));
    }

    /** Returns which of a photograph's known positions is the {@code i}-th that is used. */
    public int place(int i) {
        return i * known / each;
    }

    /**
     * Reads the activations at the positions, those of the first photograph first.
     *
     * @param values returns the activations of a photograph at all known positions, {@code [known][channels]}
     */
    public Vectors read(int photographs, int channels, IntFunction<float[]> values) {
        float[] positions = new float[photographs * each * channels];
        for (int photograph = 0; photograph < photographs; photograph++) {
            float[] all = values.apply(photograph);
            for (int i = 0; i < each; i++) {
                System.arraycopy(all, place(i) * channels, positions, (photograph * each + i) * channels, channels);
            }
        }
        return new Vectors(positions, channels);
    }
}

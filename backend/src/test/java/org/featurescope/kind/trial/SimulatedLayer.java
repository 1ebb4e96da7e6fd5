package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.kind.trial.TrialSpec.Against;
import org.featurescope.kind.trial.TrialSpec.JudgeReference;
import org.featurescope.kind.trial.TrialSpec.References;
import org.featurescope.optimize.Preset;
import org.featurescope.space.directions.Vectors;

/**
 * A layer and a judge whose activations for photographs are drawn. Photographs differ in how lively they are, which all
 * channels of the layer follow and the judge sees. Channel 0 also detects red, which the judge sees as well. What else the
 * channels respond to, the judge does not see.
 */
final class SimulatedLayer {
    static final int PHOTOGRAPHS = 240;
    static final int CHANNELS = 48;
    private static final int FEATURES = 24;

    private SimulatedLayer() {}

    static TrialSpec spec(References references, Against against, int trials, int count) {
        return new TrialSpec(
                new NetworkReference("simulated", "00", ""),
                "layer",
                new NamedSet("set", ""),
                new JudgeReference("judge", ""),
                references,
                count,
                against,
                trials,
                CHANNELS,
                TrialSpec.NO_CHANNEL,
                OptimizationParameters.of(Preset.QUICK, 64, 8, 5));
    }

    /**
     * Draws the activations.
     *
     * @param isSparse whether most activations are zero, as those of a rectified layer
     */
    static Material material(long seed, boolean isSparse) {
        Random random = new Random(seed);
        float[] means = new float[PHOTOGRAPHS * CHANNELS];
        float[] judged = new float[PHOTOGRAPHS * FEATURES];
        for (int i = 0; i < PHOTOGRAPHS; i++) {
            double liveliness = 0.5 + random.nextDouble();
            double red = Math.max(0, random.nextGaussian());
            for (int c = 0; c < CHANNELS; c++) {
                double own = c == 0 ? red : random.nextGaussian() + (isSparse ? -0.8 : 1);
                means[i * CHANNELS + c] = (float) (liveliness * Math.max(0, own));
            }
            for (int f = 0; f < FEATURES; f++) {
                double feature = f < 8 ? red : f < 16 ? 2 * liveliness : random.nextGaussian();
                judged[i * FEATURES + f] = (float) (feature + 0.3 * random.nextGaussian());
            }
        }
        Vectors layer = new Vectors(means, CHANNELS);
        return new Material(
                IntStream.range(0, PHOTOGRAPHS)
                        .mapToObj("photograph %d"::formatted)
                        .toList(),
                new PhotographScores(layer),
                new PictureFeatures(List.of(new Vectors(judged, FEATURES))),
                range(0, PHOTOGRAPHS / 2),
                range(PHOTOGRAPHS / 2, PHOTOGRAPHS),
                new DirectionDraw("layer", layer, layer, seed));
    }

    private static List<Integer> range(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to).boxed().toList());
    }
}

package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.picture.BilinearSampling;
import org.featurescope.tensor.BenchmarkFigure;
import org.tensorflow.proto.ConfigProto;

/**
 * Times a full step (parameterization, transformation, network, gradient, Adam) against a {@link PlainGradientLoop} of the
 * same sizes in the same run, turn by turn, so that the machine's other work falls on both alike. Figures are medians.
 */
public final class OptimizationBenchmark {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;
    private static final int STEPS_A_ROUND = 4;

    private OptimizationBenchmark() {}

    /** The time of a full step beside the plain gradient's, and image-steps per second. */
    public static List<BenchmarkFigure> measure(Network network, String layerName, int batch, int size) {
        Layer layer = network.layer(layerName);
        ConfigProto config = ConfigProto.getDefaultInstance();
        try (OptimizationGraph graph =
                        new OptimizationGraph(network, layer, batch, size, Ascent.DEFAULT, config);
                PlainGradientLoop plain = new PlainGradientLoop(network, layer, batch, size, config)) {
            List<Integer> channels = Collections.nCopies(batch, PlainGradientLoop.CHANNEL);
            graph.start(StartNoise.draw(channels, Ascent.DEFAULT.basis(size).count(), 0));
            ObjectiveWeights weights = ObjectiveWeights.of(Objective.CHANNEL, channels, graph.objective());
            SplittableRandom random = new SplittableRandom(0);
            Runnable full = () -> graph.step(
                    weights,
                    BilinearSampling.of(Ascent.DEFAULT.robustness().draw(size, random), size, size),
                    Ascent.DEFAULT.rate());
            double[] milliseconds = inTurn(full, plain::step);
            String what = "%s.%s.%dx%d".formatted(network.id(), layerName, batch, size);
            List<BenchmarkFigure> figures = new ArrayList<>();
            figures.add(BenchmarkFigure.of("step." + what, milliseconds[0], "ms", milliseconds[1]));
            figures.add(BenchmarkFigure.of(
                    "image-steps." + what,
                    1000 * batch / milliseconds[0],
                    "1/s",
                    1000 * batch / milliseconds[1]));
            return figures;
        }
    }

    /** The median milliseconds of one call of each, called in turn. */
    private static double[] inTurn(Runnable first, Runnable second) {
        for (int i = 0; i < WARM_UP; i++) {
            first.run();
            second.run();
        }
        double[] firstTimes = new double[ROUNDS];
        double[] secondTimes = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            firstTimes[round] = milliseconds(first);
            secondTimes[round] = milliseconds(second);
        }
        Arrays.sort(firstTimes);
        Arrays.sort(secondTimes);
        return new double[] {firstTimes[ROUNDS / 2], secondTimes[ROUNDS / 2]};
    }

    private static double milliseconds(Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < STEPS_A_ROUND; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e6 / STEPS_A_ROUND;
    }
}

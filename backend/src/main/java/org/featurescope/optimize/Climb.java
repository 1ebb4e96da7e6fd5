package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.BilinearSampling;

/** One batch on its way uphill: the steps, what they found, and whether each picture's unit ever answered. */
final class Climb {
    /** Steps whose objective is kept for the curve, at most about. */
    private static final int NOTED = 256;

    private final OptimizationGraph graph;
    private final VisualizationSpec spec;
    private final Ascent ascent;
    private final ObjectiveWeights weights;
    private final SplittableRandom random;
    private final boolean[] answered;
    private final List<Integer> notedSteps = new ArrayList<>();
    private final List<float[]> noted = new ArrayList<>();

    /** @param spec whose channels are those of this batch */
    Climb(OptimizationGraph graph, VisualizationSpec spec, Ascent ascent) {
        this.graph = graph;
        this.spec = spec;
        this.ascent = ascent;
        this.weights = ObjectiveWeights.of(spec.objective(), spec.channels(), graph.objective());
        this.random = new SplittableRandom(spec.seed());
        this.answered = new boolean[spec.channels().size()];
        graph.start(StartNoise.draw(spec.channels(), ascent.basis(spec.size()).count(), spec.seed()));
    }

    /** Makes step {@code step}, from 1, and returns the objective that it found. */
    float[] step(int step) {
        AffineMap seen = ascent.robustness().draw(spec.size(), random);
        OptimizationGraph.Step made =
                graph.step(weights, BilinearSampling.of(seen, spec.size(), spec.size()), ascent.rateAt(step, spec.steps()));
        for (int picture = 0; picture < answered.length; picture++) {
            if (!Float.isFinite(made.objective()[picture]) || !Float.isFinite(made.gradientNorm()[picture])) {
                throw new FailedRunException("%s:%d was not a finite number at step %d of %d"
                        .formatted(spec.layer(), spec.channels().get(picture), step, spec.steps()));
            }
            answered[picture] |= made.gradientNorm()[picture] > 0;
        }
        if (step == 1 || step == spec.steps() || step % Math.max(1, spec.steps() / NOTED) == 0) {
            notedSteps.add(step);
            noted.add(made.objective());
        }
        return made.objective();
    }

    /** What the steps so far came to. */
    Visualization result() {
        return new Visualization(
                graph.pictures(),
                notedSteps.stream().mapToInt(Integer::intValue).toArray(),
                noted.toArray(float[][]::new),
                IntStream.range(0, answered.length).mapToObj(this::warning).toList());
    }

    private Optional<String> warning(int picture) {
        return answered[picture]
                ? Optional.empty()
                : Optional.of("%s:%d is dead here: its gradient was exactly zero at every one of %d steps, so the "
                                .formatted(spec.layer(), spec.channels().get(picture), spec.steps())
                        + "picture is the noise that it started from; another seed or size may wake it");
    }
}

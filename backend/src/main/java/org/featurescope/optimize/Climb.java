package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.optimize.objective.ObjectiveFeeds;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.StepFeeds;
import org.featurescope.tensor.RgbImage;

/** One batch on its way uphill: the steps, what they found, and what became of each picture. */
final class Climb implements AutoCloseable {
    /** Steps whose objective is kept for the curve, at most about. */
    private static final int NOTED = 256;

    private final OptimizationGraph graph;
    private final VisualizationSpec spec;
    private final Batch batch;
    private final PhotographPass photographs;
    private final ObjectiveFeeds wanted;
    private final StepFeeds seen;
    private final SplittableRandom random;
    private final Health health;
    private final List<Integer> notedSteps = new ArrayList<>();
    private final List<float[]> noted = new ArrayList<>();

    Climb(OptimizationGraph graph, VisualizationSpec spec, Batch batch, PhotographPass photographs) {
        this.graph = graph;
        this.spec = spec;
        this.batch = batch;
        this.photographs = photographs;
        this.wanted = batch.objective().feeds(graph.shapes(), photographs);
        this.seen = graph.pictures().feeds();
        this.random = new SplittableRandom(spec.seed());
        this.health = new Health(batch.names(), spec.settings().leak(), spec.steps());
        Start start = spec.start().isPresent()
                ? new Start.Photograph(List.of(photographs.photograph(spec.start().get())))
                : Start.Noise.named(spec.seed(), batch.names());
        graph.start(start);
    }

    /** The places of its pictures in the run. */
    List<Integer> places() {
        return batch.places();
    }

    /** Makes step {@code step}, from 1, and returns the objective that it found. */
    float[] step(int step) {
        seen.draw(random);
        OptimizationGraph.Step made =
                graph.step(wanted, seen, health.leakAt(step), spec.settings().rateAt(step, spec.steps()));
        health.note(step, made);
        if (step == 1 || step == spec.steps() || step % Math.max(1, spec.steps() / NOTED) == 0) {
            notedSteps.add(step);
            noted.add(made.objective());
        }
        return made.objective();
    }

    /** Whether a picture can still move. */
    boolean canGoOn() {
        return health.canGoOn();
    }

    /** The pictures as they are now. */
    List<RgbImage> frame() {
        return graph.frame();
    }

    /** The steps at which the objective was noted. */
    int[] curveSteps() {
        return notedSteps.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The objective of each picture at one of {@link #curveSteps}. */
    float[] noted(int at) {
        return noted.get(at);
    }

    /** Of each picture why it is not to be trusted, if it is not. */
    List<Optional<String>> warnings(List<RgbImage> pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(picture -> health.isBroken(picture)
                        ? Optional.of(health.warning(picture, pictures.get(picture)).orElse("") + where(pictures.get(picture)))
                        : health.warning(picture, pictures.get(picture)))
                .toList();
    }

    private String where(RgbImage picture) {
        return photographs
                .firstNotFinite(picture, batch.objective().layers())
                .map(layer -> "; the first layer whose values are no numbers is " + layer)
                .orElse("; every layer's values are numbers, so it was the gradient");
    }

    @Override
    public void close() {
        wanted.close();
        seen.close();
    }
}

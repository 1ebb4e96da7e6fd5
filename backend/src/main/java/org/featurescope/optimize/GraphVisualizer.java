package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.tensorflow.proto.ConfigProto;

/**
 * Feature visualization as gradient ascent on Fourier coefficients, one session call a step.
 *
 * <p>All units of a spec run as one batch, or as a few where they would not fit the memory. Several threads may call it:
 * each run borrows a compiled graph of its own. It holds native memory until closed.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class GraphVisualizer implements Visualizer, AutoCloseable {
    /** The least and the largest side of a picture, pixels. */
    public static final int LEAST_SIZE = 32;

    public static final int MOST_SIZE = 512;

    /** Pixels of all pictures of one batch: 32 of 128 by 128. */
    private static final int BATCH_PIXELS = 32 * 128 * 128;

    private static final int NOTED_STEPS = 256;
    private static final int GRAPHS_AT_REST = 3;

    private final Ascent ascent;
    private final OptimizationGraphs graphs;

    /** A visualizer that uses every core. */
    public GraphVisualizer() {
        this(Ascent.DEFAULT, ConfigProto.getDefaultInstance());
    }

    GraphVisualizer(Ascent ascent, ConfigProto config) {
        this.ascent = ascent;
        this.graphs = new OptimizationGraphs(GRAPHS_AT_REST, config);
    }

    @Override
    public Visualization run(Network network, VisualizationSpec spec, RunListener listener) {
        Layer layer = checked(network, spec);
        int most = Math.max(1, BATCH_PIXELS / (spec.size() * spec.size()));
        List<Visualization> parts = new ArrayList<>();
        int units = spec.channels().size();
        int batches = (units + most - 1) / most;
        for (int part = 0; part < batches; part++) {
            int from = (int) ((long) units * part / batches);
            int to = (int) ((long) units * (part + 1) / batches);
            parts.add(runBatch(network, layer, spec, spec.channels().subList(from, to), listener));
        }
        return parts.get(0);
    }

    private static Layer checked(Network network, VisualizationSpec spec) {
        Layer layer = network.layer(spec.layer());
        Validate.inRange("size", spec.size(), Math.max(LEAST_SIZE, network.descriptor().input().leastSide()), MOST_SIZE);
        Validate.isTrue("channels", !spec.channels().isEmpty(), "channels must name at least one channel");
        for (int channel : spec.channels()) {
            if (channel < 0 || channel >= layer.channels()) {
                throw new NotFoundException(
                        "channel",
                        "%s of %s has channels 0 to %d, not %d"
                                .formatted(layer.name(), network.id(), layer.channels() - 1, channel));
            }
        }
        return layer;
    }

    private Visualization runBatch(
            Network network, Layer layer, VisualizationSpec spec, List<Integer> channels, RunListener listener) {
        OptimizationGraph graph = graphs.lend(network, layer, channels.size(), spec.size());
        try {
            return climb(graph, layer, spec, channels, listener);
        } finally {
            graphs.giveBack(network, layer, channels.size(), spec.size(), graph);
        }
    }

    private Visualization climb(
            OptimizationGraph graph, Layer layer, VisualizationSpec spec, List<Integer> channels, RunListener listener) {
        graph.start(StartNoise.draw(channels, spec.size(), spec.seed()));
        ObjectiveWeights weights = ObjectiveWeights.of(
                spec.objective(), channels, layer.channels(), graph.mapHeight(), graph.mapWidth());
        SplittableRandom random = new SplittableRandom(spec.seed());
        List<Integer> notedSteps = new ArrayList<>();
        List<float[]> noted = new ArrayList<>();
        int every = Math.max(1, spec.steps() / NOTED_STEPS);
        boolean[] alive = new boolean[channels.size()];
        Supplier<List<RgbImage>> frame = graph::pictures;
        for (int step = 1; step <= spec.steps(); step++) {
            if (listener.cancelled()) {
                throw new CancelledRunException(step, spec.steps());
            }
            BilinearSampling sampling =
                    BilinearSampling.of(ascent.robustness().draw(spec.size(), random), spec.size());
            OptimizationGraph.Step made = graph.step(weights, sampling, (float) ascent.rate());
            for (int picture = 0; picture < alive.length; picture++) {
                if (!Float.isFinite(made.objective()[picture])) {
                    throw new FailedRunException("the objective is not a number at step %d of %d in %s"
                            .formatted(step, spec.steps(), layer.name()));
                }
                alive[picture] |= made.gradientNorm()[picture] > 0;
            }
            if (step % every == 0 || step == spec.steps() || step == 1) {
                notedSteps.add(step);
                noted.add(made.objective());
            }
            listener.step(step, spec.steps(), made.objective(), frame);
        }
        List<Optional<String>> warnings = new ArrayList<>();
        for (boolean a : alive) {
            warnings.add(a ? Optional.empty() : Optional.of("dead"));
        }
        return new Visualization(
                graph.pictures(),
                notedSteps.stream().mapToInt(Integer::intValue).toArray(),
                noted.toArray(float[][]::new),
                warnings);
    }

    @Override
    public void close() {
        graphs.close();
    }
}

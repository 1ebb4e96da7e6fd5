package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.Validate;
import org.tensorflow.proto.ConfigProto;

/**
 * Feature visualization as gradient ascent on Fourier coefficients, one session call a step.
 *
 * <p>All units of a spec climb together, in one batch or in a few where one would not fit the memory. Several threads may
 * call it: each run borrows compiled graphs of its own. It holds native memory until closed.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class GraphVisualizer implements Visualizer, AutoCloseable {
    /** The least side of a picture, pixels. */
    public static final int LEAST_SIZE = 32;
    /** The largest side of a picture, pixels. */
    public static final int MOST_SIZE = 512;
    /** The most steps of a run. */
    public static final int MOST_STEPS = 4096;

    /** Pixels of all pictures of one batch: 64 of 128 by 128. */
    private static final int BATCH_PIXELS = 64 * 128 * 128;

    private static final int GRAPHS_AT_REST = 3;

    private final Ascent ascent;
    private final OptimizationGraphs graphs;

    /** A visualizer that uses every core. */
    public GraphVisualizer() {
        this(Ascent.DEFAULT, ConfigProto.getDefaultInstance());
    }

    GraphVisualizer(Ascent ascent, ConfigProto config) {
        this.ascent = ascent;
        this.graphs = new OptimizationGraphs(GRAPHS_AT_REST, ascent, config);
    }

    @Override
    public Visualization run(Network network, VisualizationSpec spec, RunListener listener) {
        Layer layer = checked(network, spec);
        List<OptimizationGraphs.Loan> loans = new ArrayList<>();
        try {
            List<Climb> climbs = new ArrayList<>();
            for (VisualizationSpec batch : batches(spec)) {
                loans.add(graphs.lend(network, layer, batch.channels().size(), spec.size()));
                climbs.add(new Climb(loans.get(loans.size() - 1).graph(), batch, ascent));
            }
            climb(spec, climbs, loans, listener);
            return joined(climbs.stream().map(Climb::result).toList());
        } finally {
            loans.forEach(OptimizationGraphs.Loan::close);
        }
    }

    private static void climb(
            VisualizationSpec spec, List<Climb> climbs, List<OptimizationGraphs.Loan> loans, RunListener listener) {
        Supplier<List<RgbImage>> frame = () ->
                loans.stream().flatMap(loan -> loan.graph().pictures().stream()).toList();
        for (int step = 1; step <= spec.steps(); step++) {
            List<float[]> objectives = new ArrayList<>();
            for (Climb climb : climbs) {
                if (listener.cancelled()) {
                    throw new CancelledRunException(step, spec.steps());
                }
                objectives.add(climb.step(step));
            }
            listener.step(step, spec.steps(), joined(objectives.stream()), frame);
        }
    }

    /** Passes a size that pictures for this network can have. */
    public static void checkSize(int size, Network network) {
        int least = Math.max(LEAST_SIZE, network.descriptor().input().leastSide());
        Validate.inRange("size", size, least, MOST_SIZE);
    }

    private static Layer checked(Network network, VisualizationSpec spec) {
        Layer layer = network.layer(spec.layer());
        checkSize(spec.size(), network);
        Validate.inRange("steps", spec.steps(), 1, MOST_STEPS);
        Validate.isTrue("channels", !spec.channels().isEmpty(), "channels must name at least one channel");
        spec.channels().forEach(channel -> new Unit(layer.name(), channel).checkedAgainst(network));
        return layer;
    }

    /** The spec cut into batches of about the same length. */
    private static List<VisualizationSpec> batches(VisualizationSpec spec) {
        int units = spec.channels().size();
        int most = Math.max(1, BATCH_PIXELS / (spec.size() * spec.size()));
        int count = (units + most - 1) / most;
        List<VisualizationSpec> batches = new ArrayList<>();
        for (int batch = 0; batch < count; batch++) {
            List<Integer> channels = spec.channels().subList(units * batch / count, units * (batch + 1) / count);
            batches.add(new VisualizationSpec(
                    spec.layer(), channels, spec.objective(), spec.size(), spec.steps(), spec.seed()));
        }
        return batches;
    }

    private static Visualization joined(List<Visualization> parts) {
        List<RgbImage> pictures =
                parts.stream().flatMap(part -> part.pictures().stream()).toList();
        List<Optional<String>> warnings =
                parts.stream().flatMap(part -> part.warnings().stream()).toList();
        float[][] curve = new float[parts.get(0).curve().length][];
        for (int noted = 0; noted < curve.length; noted++) {
            int at = noted;
            curve[noted] = joined(parts.stream().map(part -> part.curve()[at]));
        }
        return new Visualization(pictures, parts.get(0).curveSteps(), curve, warnings);
    }

    private static float[] joined(Stream<float[]> parts) {
        List<float[]> values = parts.toList();
        float[] joined = new float[values.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : values) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    @Override
    public void close() {
        graphs.close();
    }
}

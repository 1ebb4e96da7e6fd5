package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.featurescope.tensor.SessionThreads;

/**
 * Feature visualization as gradient ascent, one session call a step.
 *
 * <p>Pictures that do not look at each other climb in batches, as many at the same time as there are lanes; more where they
 * would not fit the memory or are asked for different things. Several threads may call it: each run borrows compiled graphs
 * of its own. It holds native memory until closed.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class GraphVisualizer implements Visualizer, AutoCloseable {
    /** Batches whose graphs are there at the same time, at least; more wait until these have arrived. */
    private static final int BATCHES_AT_ONCE = 4;
    /** A large grid leaves the graphs of all its batches, and does not push out those of the last two figures before it. */
    private static final int FIGURES_AT_REST = 2;

    private final Photographs photographs;
    private final OptimizationGraphs graphs;
    private final EngineLimits limits;
    private final int mostWhole;
    private final int atOnce;
    private final LaneExecutor abreast;

    /** A visualizer that works with every processor, in the batches that are usual. */
    public GraphVisualizer(Photographs photographs) {
        this(photographs, Tuning.DEFAULT);
    }

    /** A visualizer with the batches of a tuning. */
    public GraphVisualizer(Photographs photographs, Tuning tuning) {
        this(photographs, tuning.limits(), Octave.MOST_WHOLE);
    }

    /** @param mostWhole pixels on a side of the largest pictures that are not climbed tile by tile */
    public GraphVisualizer(Photographs photographs, EngineLimits limits, int mostWhole) {
        this.limits = limits;
        this.mostWhole = mostWhole;
        this.photographs = photographs;
        this.atOnce = Math.max(BATCHES_AT_ONCE / limits.lanes(), 1) * limits.lanes();
        this.abreast = new LaneExecutor(limits.lanes());
        this.graphs = new OptimizationGraphs(atOnce + FIGURES_AT_REST * limits.lanes(), abreast);
    }

    @Override
    public Visualization run(Network network, VisualizationSpec asked, RunListener listener) {
        VisualizationSpec spec = asked.checkedAgainst(network, limits);
        List<Size> sizes = Octave.of(spec, network, limits, mostWhole).stream()
                .map(octave -> new Size(
                        octave, new PhotographPass(network, octave.grid().tile(), photographs)))
                .toList();
        List<Batch> batches = Batch.of(spec, network, limits);
        int together = sizes.get(sizes.size() - 1).octave().grid().tiled() ? 1 : Math.min(atOnce, batches.size());
        int rounds = (batches.size() + together - 1) / together;
        Arrivals arrivals = new Arrivals(spec, sizes.stream().map(Size::octave).toList(), rounds, listener, abreast);
        for (int round = 0; round < rounds; round++) {
            int first = round * together;
            List<BatchRun> climbs = batches.subList(first, Math.min(batches.size(), first + together)).stream()
                    .map(batch -> new BatchRun(spec, batch))
                    .toList();
            for (Size size : sizes) {
                climb(network, climbs, size, together, arrivals);
            }
        }
        return arrivals.visualization();
    }

    /** An octave, and photographs of the size that the network sees in it. */
    private record Size(Octave octave, PhotographPass photographs) {}

    /** @param together batches that step at the same time in every round but perhaps the last */
    private void climb(Network network, List<BatchRun> climbs, Size size, int together, Arrivals arrivals) {
        VisualizationSpec spec = arrivals.spec();
        Octave octave = size.octave();
        List<OptimizationGraphs.Loan> loans = new ArrayList<>();
        List<BatchRun.Stretch> stretches = new ArrayList<>();
        try {
            for (BatchRun climb : climbs) {
                Batch batch = climb.batch();
                int pictures = batch.places().size();
                SessionThreads threads = limits.threads(
                        together * octave.grid().count(), octave.grid().pixels() * pictures);
                OptimizationGraphs.Loan loan =
                        graphs.lend(network, batch.objective(), pictures, octave.grid(), spec.settings(), threads);
                loans.add(loan);
                stretches.add(climb.enter(loan.optimization(), octave, size.photographs()));
            }
            arrivals.climb(stretches, octave);
            if (octave.last() < spec.steps()) {
                stretches.forEach(BatchRun.Stretch::leave);
            }
        } finally {
            stretches.forEach(BatchRun.Stretch::close);
            loans.forEach(OptimizationGraphs.Loan::close);
        }
    }

    @Override
    public EngineLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        abreast.close();
        graphs.close();
    }
}

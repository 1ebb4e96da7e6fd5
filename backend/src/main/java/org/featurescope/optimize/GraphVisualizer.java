package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.tensorflow.proto.ConfigProto;

/**
 * Feature visualization as gradient ascent, one session call a step.
 *
 * <p>Pictures that do not look at each other climb together, in one batch or in a few where one would not fit the memory or
 * where they are asked for different things. Several threads may call it: each run borrows compiled graphs of its own. It
 * holds native memory until closed.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class GraphVisualizer implements Visualizer, AutoCloseable {
    private static final int GRAPHS_AT_REST = 3;
    /** Batches that climb at the same time, step by step in turn; more wait until these have arrived. */
    private static final int BATCHES_AT_ONCE = 4;

    private final Photographs photographs;
    private final ConfigProto config;
    private final OptimizationGraphs graphs;

    /** A visualizer that uses every core. */
    public GraphVisualizer(Photographs photographs) {
        this(photographs, ConfigProto.getDefaultInstance());
    }

    GraphVisualizer(Photographs photographs, ConfigProto config) {
        this.photographs = photographs;
        this.config = config;
        this.graphs = new OptimizationGraphs(GRAPHS_AT_REST, config);
    }

    @Override
    public Visualization run(Network network, VisualizationSpec asked, RunListener listener) {
        asked.checkAgainst(network);
        VisualizationSpec spec = asked.checkedObjective(network);
        PhotographPass photographPass = new PhotographPass(network, spec.size(), photographs, config);
        List<Batch> batches = Batch.of(spec, network);
        int rounds = (batches.size() + BATCHES_AT_ONCE - 1) / BATCHES_AT_ONCE;
        Arrivals arrivals = new Arrivals(spec, rounds, listener);
        for (int round = 0; round < rounds; round++) {
            int first = round * BATCHES_AT_ONCE;
            climb(network, batches.subList(first, Math.min(batches.size(), first + BATCHES_AT_ONCE)), photographPass, arrivals);
        }
        return arrivals.visualization();
    }

    private void climb(Network network, List<Batch> batches, PhotographPass photographPass, Arrivals arrivals) {
        VisualizationSpec spec = arrivals.spec();
        List<OptimizationGraphs.Loan> loans = new ArrayList<>();
        List<Climb> climbs = new ArrayList<>();
        try {
            for (Batch batch : batches) {
                OptimizationGraphs.Loan loan =
                        graphs.lend(network, batch.objective(), batch.places().size(), spec.size(), spec.settings());
                loans.add(loan);
                climbs.add(new Climb(loan.graph(), spec, batch, photographPass));
            }
            arrivals.climb(climbs);
        } finally {
            climbs.forEach(Climb::close);
            loans.forEach(OptimizationGraphs.Loan::close);
        }
    }

    @Override
    public void close() {
        graphs.close();
    }
}

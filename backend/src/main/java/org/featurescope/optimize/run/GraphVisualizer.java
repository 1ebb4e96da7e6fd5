package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.featurescope.tensor.NativeMemory;
import org.featurescope.tensor.SessionThreads;

/**
 * Feature visualization by gradient ascent in TensorFlow; a step is one session call.
 *
 * <p>Pictures that do not depend on each other are optimized in batches, several at the same time. A run whose batches need
 * too many graphs at once is divided into rounds, one after another. Thread-safe: each run borrows compiled graphs of its own.
 * It holds native memory until closed.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 */
public final class GraphVisualizer implements Visualizer, AutoCloseable {
    /** The batches of a round at least: their graphs exist at the same time. */
    private static final int LEAST_BATCHES_A_ROUND = 4;
    /** The figures whose graphs stay in the pool beside those of a round, so that a large grid does not evict them. */
    private static final int KEPT_FIGURES = 2;

    private final Photographs photographs;
    private final OptimizationPool pool;
    private final EngineLimits limits;
    private final int batchesARound;
    private final LaneExecutor executor;
    private final NativeMemory memory;

    /** Creates a visualizer with the default tuning. */
    public GraphVisualizer(Photographs photographs) {
        this(photographs, Tuning.DEFAULT);
    }

    /** Creates a visualizer with the batches of a tuning. */
    public GraphVisualizer(Photographs photographs, Tuning tuning) {
        this(photographs, tuning, new NativeMemory(NativeMemory.DEFAULT_MOST));
    }

    /**
     * Creates a visualizer with the batches of a tuning.
     *
     * @param memory tidied up after each run, and told of the compiled graphs that can be closed
     */
    public GraphVisualizer(Photographs photographs, Tuning tuning, NativeMemory memory) {
        this(photographs, tuning.limits(), memory);
    }

    /** Creates a visualizer with these limits of its batches. */
    public GraphVisualizer(Photographs photographs, EngineLimits limits) {
        this(photographs, limits, new NativeMemory(NativeMemory.DEFAULT_MOST));
    }

    private GraphVisualizer(Photographs photographs, EngineLimits limits, NativeMemory memory) {
        int parallel = limits.parallelBatches();
        this.limits = limits;
        this.photographs = photographs;
        this.batchesARound = Math.max(LEAST_BATCHES_A_ROUND / parallel, 1) * parallel;
        this.executor = new LaneExecutor(parallel);
        this.pool = new OptimizationPool(batchesARound + KEPT_FIGURES * parallel, executor);
        this.memory = memory;
        memory.add(pool::closeOne);
    }

    @Override
    public Visualization run(Network network, VisualizationSpec spec, RunListener listener) {
        return runPrepared(spec.checkedAgainst(network, limits), listener);
    }

    /** Runs a prepared run. One that was checked against other limits is checked again. */
    @Override
    public Visualization run(PreparedRun prepared, RunListener listener) {
        return prepared.limits().equals(limits)
                ? runPrepared(prepared, listener)
                : run(prepared.network(), prepared.spec(), listener);
    }

    private Visualization runPrepared(PreparedRun run, RunListener listener) {
        List<Size> sizes = run.octaves().stream()
                .map(octave -> new Size(
                        octave, new PhotographPass(run.network(), octave.grid().tile(), photographs)))
                .toList();
        boolean tiled = sizes.get(sizes.size() - 1).octave().grid().tiled();
        int together = tiled ? 1 : Math.min(batchesARound, run.batches().size());
        RunState state = RunState.of(run, together, listener.checkpoints());
        RunLoop loop = new RunLoop(run, state, listener, executor);
        while (!state.isFinished()) {
            runOctave(run, state, sizes.get(state.octave()), loop);
            state.endOctave();
        }
        return state.results().visualization();
    }

    /** An octave, and photographs of the size that the network sees in it. */
    private record Size(Octave octave, PhotographPass photographs) {}

    private void runOctave(PreparedRun run, RunState state, Size size, RunLoop loop) {
        Octave octave = size.octave();
        List<OptimizationPool.Loan> loans = new ArrayList<>();
        List<OctaveRun> octaveRuns = new ArrayList<>();
        try {
            for (BatchRun batchRun : state.batchRuns()) {
                Batch batch = batchRun.batch();
                SessionThreads threads = limits.threads(
                        state.together() * octave.grid().count(), octave.grid().pixels() * batch.size());
                OptimizationPool.Loan loan = pool.borrow(
                        run.network(), batch, octave.grid(), run.spec().settings(), threads);
                loans.add(loan);
                octaveRuns.add(batchRun.startOctave(loan.optimization(), octave, size.photographs()));
            }
            loop.makeSteps(octave, octaveRuns);
            octaveRuns.forEach(
                    octave.last() < run.spec().steps() ? OctaveRun::saveForNextOctave : state.results()::finish);
        } finally {
            octaveRuns.forEach(OctaveRun::close);
            loans.forEach(OptimizationPool.Loan::close);
            memory.tidy();
        }
    }

    @Override
    public EngineLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        executor.close();
        pool.close();
    }
}

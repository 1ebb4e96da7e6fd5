package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.graph.StepGraph;
import org.featurescope.optimize.run.BatchRun;
import org.featurescope.optimize.run.CountedRandom;
import org.featurescope.optimize.run.LaneExecutor;
import org.featurescope.optimize.run.OctaveRun;
import org.featurescope.optimize.run.OptimizationGraph;
import org.featurescope.optimize.run.PhotographPass;
import org.featurescope.tensor.SessionThreads;

/**
 * One step of the engine: parameterization, transformation, network, gradient and optimizer, for pictures of one channel, in the
 * parallel batches that the engine splits them into. No frame is drawn.
 */
public final class BenchmarkStep implements AutoCloseable, Runnable {
    private final List<OptimizationGraph> graphs = new ArrayList<>();
    private final List<OctaveRun> octaveRuns = new ArrayList<>();
    private final List<OptimizationGraph.WholeSteps> traced = new ArrayList<>();
    private final Network network;
    private final int size;
    private final List<Batch> batches;
    private final Settings settings;
    private final EngineLimits limits;
    private final LaneExecutor executor;
    private int step;

    public BenchmarkStep(
            Network network, Layer layer, int pictures, int size, Precision precision, EngineLimits limits) {
        List<Integer> channels = Collections.nCopies(pictures, PlainGradient.CHANNEL);
        VisualizationSpec spec = BenchmarkSetting.DEFAULT
                .with(precision)
                .spec(layer.name(), channels, size, VisualizationSpec.MOST_STEPS, 0);
        PreparedRun prepared = PreparedRun.of(spec, network, limits);
        Octave octave = prepared.octaves().get(0);
        this.network = network;
        this.size = size;
        this.settings = spec.settings();
        this.limits = limits;
        this.executor = new LaneExecutor(limits.parallelBatches());
        PhotographPass photographs = new PhotographPass(network, size, Photographs.NONE);
        this.batches = prepared.batches();
        for (Batch batch : batches) {
            int together = batch.size();
            SessionThreads threads =
                    limits.threads(batches.size(), octave.grid().pixels() * together);
            OptimizationGraph graph =
                    new OptimizationGraph(network, batch.objective(), together, size, spec.settings(), threads);
            graphs.add(graph);
            octaveRuns.add(new BatchRun(spec, batch).startOctave(graph, octave, photographs));
            traced.add(graph.steps(batch.objective(), photographs, new CountedRandom(0)));
        }
    }

    /** Makes one step. */
    @Override
    public void run() {
        step = step % VisualizationSpec.MOST_STEPS + 1;
        executor.runAll(octaveRuns.size(), batch -> octaveRuns.get(batch).step(step));
    }

    /** Returns the multiply-adds of the network's part of a step, in all batches. */
    long multiplyAdds() {
        // batches of the same size have the same graph, up to the index of the channel
        Map<Integer, Long> bySize = new HashMap<>();
        return batches.stream()
                .mapToLong(batch -> bySize.computeIfAbsent(batch.size(), pictures -> multiplyAdds(batch, pictures)))
                .sum();
    }

    private long multiplyAdds(Batch batch, int pictures) {
        return MultiplyAdds.ofStep(StepGraph.of(network, batch.objective(), pictures, size, settings)
                .definition());
    }

    /** Makes one traced step, and returns the milliseconds in which convolutions ran, the mean over the parallel batches. */
    double convolutionMilliseconds() {
        double[] milliseconds = new double[octaveRuns.size()];
        executor.runAll(
                milliseconds.length,
                batch -> milliseconds[batch] = ConvolutionTime.milliseconds(
                        traced.get(batch).traced(new double[] {settings.leak()}, settings.rate())));
        return Arrays.stream(milliseconds).sum() / Math.min(milliseconds.length, limits.parallelBatches());
    }

    @Override
    public void close() {
        octaveRuns.forEach(OctaveRun::close);
        traced.forEach(OptimizationGraph.WholeSteps::close);
        graphs.forEach(OptimizationGraph::close);
        executor.close();
    }
}

package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
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
import org.featurescope.optimize.run.BatchRun;
import org.featurescope.optimize.run.LaneExecutor;
import org.featurescope.optimize.run.OctaveRun;
import org.featurescope.optimize.run.OptimizationGraph;
import org.featurescope.optimize.run.PhotographPass;
import org.featurescope.tensor.SessionThreads;

/**
 * The engine's full step as it is measured: parameterization, transformation, network, gradient and optimizer, for pictures
 * of one channel, in the batches and lanes that the engine makes of them, without a picture drawn. The one place where the
 * benchmarks meet the engine's inside.
 */
public final class BenchmarkStep implements AutoCloseable, Runnable {
    private final List<OptimizationGraph> graphs = new ArrayList<>();
    private final List<OctaveRun> octaveRuns = new ArrayList<>();
    private final List<OptimizationGraph.WholeSteps> traced = new ArrayList<>();
    private final Settings settings;
    private final EngineLimits limits;
    private final LaneExecutor abreast;
    private int step;

    public BenchmarkStep(
            Network network, Layer layer, int pictures, int size, Precision precision, EngineLimits limits) {
        List<Integer> channels = Collections.nCopies(pictures, PlainGradientLoop.CHANNEL);
        VisualizationSpec spec = BenchmarkSetting.DEFAULT
                .with(precision)
                .spec(layer.name(), channels, size, VisualizationSpec.MOST_STEPS, 0);
        PreparedRun prepared = PreparedRun.of(spec, network, limits);
        Octave octave = prepared.octaves().get(0);
        this.settings = spec.settings();
        this.limits = limits;
        this.abreast = new LaneExecutor(limits.parallelBatches());
        PhotographPass photographs = new PhotographPass(network, size, Photographs.NONE);
        List<Batch> batches = prepared.batches();
        for (Batch batch : batches) {
            int together = batch.size();
            SessionThreads threads =
                    limits.threads(batches.size(), octave.grid().pixels() * together);
            OptimizationGraph graph =
                    new OptimizationGraph(network, batch.objective(), together, size, spec.settings(), threads);
            graphs.add(graph);
            octaveRuns.add(new BatchRun(spec, batch).startOctave(graph, octave, photographs));
            traced.add(graph.steps(batch.objective(), photographs, new SplittableRandom(0)));
        }
    }

    /** One step. */
    @Override
    public void run() {
        step = step % VisualizationSpec.MOST_STEPS + 1;
        abreast.runAll(octaveRuns.size(), batch -> octaveRuns.get(batch).step(step));
    }

    /** The multiply-adds of the network's part of a step, as far as it is computed. */
    long multiplyAdds() {
        return graphs.stream()
                .mapToLong(graph -> BenchmarkWork.ofStep(graph.definition()))
                .sum();
    }

    /** Makes one step, and returns for how many milliseconds of it convolutions worked, in the mean over the lanes. */
    double convolutionMilliseconds() {
        double[] milliseconds = new double[octaveRuns.size()];
        abreast.runAll(
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
        abreast.close();
    }
}

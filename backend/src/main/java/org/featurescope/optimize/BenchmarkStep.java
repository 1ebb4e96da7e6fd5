package org.featurescope.optimize;

import java.util.Collections;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.tensorflow.proto.ConfigProto;

/**
 * The engine's full step as it is measured: parameterization, transformation, network, gradient and optimizer, for a batch
 * of one channel, without a picture drawn. The one place where the benchmarks meet the engine's inside.
 */
final class BenchmarkStep implements AutoCloseable, Runnable {
    private final OptimizationGraph graph;
    private final Climb.Stretch stretch;
    private int step;

    BenchmarkStep(Network network, Layer layer, int batch, int size, Precision precision) {
        ConfigProto config = ConfigProto.getDefaultInstance();
        List<Integer> channels = Collections.nCopies(batch, PlainGradientLoop.CHANNEL);
        BenchmarkSetting setting = new BenchmarkSetting(
                "step", 1, BenchmarkSetting.DEFAULT.settings().with(precision));
        VisualizationSpec spec = setting.spec(layer.name(), channels, size, VisualizationSpec.MOST_STEPS, 0);
        Batch whole = Batch.together(spec, network);
        Octave octave = Octave.of(spec, network, EngineLimits.here(batch), Octave.MOST_WHOLE).get(0);
        this.graph = new OptimizationGraph(network, whole.objective(), batch, octave.grid(), spec.settings(), config);
        this.stretch = new Climb(spec, whole)
                .enter(graph, octave, new PhotographPass(network, size, Photographs.NONE, config));
    }

    /** One step. */
    @Override
    public void run() {
        step = step % VisualizationSpec.MOST_STEPS + 1;
        stretch.step(step);
    }

    /** The multiply-adds of the network's part of a step, as far as it is computed. */
    long multiplyAdds() {
        return graph.multiplyAdds();
    }

    /** Makes one step, and returns for how many milliseconds of it convolutions worked. */
    double convolutionMilliseconds() {
        return ConvolutionTime.milliseconds(stretch.traced());
    }

    @Override
    public void close() {
        stretch.close();
        graph.close();
    }
}

package org.featurescope.optimize;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.optimize.objective.ObjectiveFeeds;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.picture.PictureGraph;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.StepFeeds;
import org.featurescope.optimize.picture.Variable;
import org.featurescope.tensor.RgbImage;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * One compiled optimization: the pictures' graph, the network up to the layers wanted, the objective, its gradient and the
 * optimizer, so that a step is one call of one session. What is wanted of the layers is fed, so the graph serves all
 * objectives of one form.
 *
 * <p>Not safe for use by several threads at once. It holds native memory until closed.
 */
final class OptimizationGraph implements AutoCloseable {
    /** What a graph was compiled for. */
    record Key(String modelSha256, String form, int batch, TileGrid grid, Settings compiled, int processors) {
        static Key of(
                Network network, BatchObjective objective, int batch, TileGrid grid, Settings settings, int processors) {
            return new Key(network.sha256(), objective.form(), batch, grid, settings.compiled(), processors);
        }
    }

    /**
     * What one step found, before it moved the pictures.
     *
     * @param objective of each picture
     * @param gradientNorm the root mean square of the gradient of each picture
     */
    record Step(float[] objective, float[] gradientNorm) {}

    private static final RunOptions TRACE = RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.SOFTWARE_TRACE)
            .build();

    private final int batch;
    private final TileGrid grid;
    private final PictureGraph pictures;
    private final OptimizerGraph optimizer;
    private final ReadLayers layers;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<String> ofFeedsAlone;

    /**
     * Compiles a graph.
     *
     * @param grid of the pictures; where it has tiles, the objective is to be {@link BatchObjective#uniform}
     * @param processors that a step works with at most
     */
    OptimizationGraph(
            Network network, BatchObjective objective, int batch, TileGrid grid, Settings settings, int processors) {
        this.batch = batch;
        this.grid = grid;
        StepGraph step = StepGraph.of(network, objective, batch, grid, settings);
        this.pictures = step.pictures();
        this.layers = step.layers();
        this.optimizer = step.optimizer();
        graph.importGraphDef(step.definition());
        this.session = Sessions.open(graph, processors, settings.precision().config());
        this.ofFeedsAlone = BatchObjective.ofFeedsAlone(graph);
    }

    /** The multiply-adds of the network's convolutions and matrix products in one step, forward and backward. */
    long multiplyAdds() {
        return BenchmarkWork.ofStep(graph);
    }

    /** What the pictures are made of. */
    PictureGraph pictures() {
        return pictures;
    }

    /** The shapes of the layers that are read, which the values that are fed must fit. */
    ObjectiveShapes shapes() {
        return layers;
    }

    /** What a run of many steps is fed: the objective's own values, and what of the graph depends on nothing else. */
    ObjectiveFeeds feeds(BatchObjective objective, PhotographActivations photographs) {
        ObjectiveFeeds feeds = objective.feeds(layers, photographs);
        feeds.withComputed(session, ofFeedsAlone);
        return feeds;
    }

    /** Begins anew. */
    void start(Start start) {
        begin(pictures.start(start));
    }

    /** Begins anew from these values of the variables. */
    void begin(List<float[]> values) {
        Session.Runner runner = optimizer.reset(session.runner());
        try (FedValues fed = new FedValues()) {
            for (int i = 0; i < values.size(); i++) {
                Variable variable = pictures.variables().get(i);
                runner.feed(variable.start(), fed.of(variable.shape(), values.get(i))).addTarget(variable.assignStart());
            }
            runner.run().close();
        }
    }

    /** Makes such a step as {@link #step}, and tells when each of its operations worked. It takes longer. */
    StepStats traced(ObjectiveFeeds wanted, StepFeeds seen, double[] leaks, double rate) {
        try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                TFloat32 slopes = slopes(leaks);
                Result result = fed(scalars.into(session.runner()), wanted, seen, slopes)
                        .fetch(StepGraph.FOUND)
                        .setOptions(TRACE)
                        .runAndFetchMetadata()) {
            return result.getMetadata().orElseThrow().getStepStats();
        }
    }

    /**
     * Makes one step of the optimizer uphill.
     *
     * @param leaks the share at which values below zero count, for each picture or one for all
     */
    Step step(ObjectiveFeeds wanted, StepFeeds seen, double[] leaks, double rate) {
        try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                TFloat32 slopes = slopes(leaks);
                Result result = fed(scalars.into(session.runner()), wanted, seen, slopes).fetch(StepGraph.FOUND).run()) {
            TFloat32 values = (TFloat32) result.get(0);
            float[] objectives = new float[batch];
            float[] norms = new float[batch];
            for (int picture = 0; picture < batch; picture++) {
                objectives[picture] = values.getFloat(0, picture);
                norms[picture] = (float) Math.sqrt(values.getFloat(1, picture));
            }
            return new Step(objectives, norms);
        }
    }

    /**
     * Makes one step of the optimizer uphill, along the mean of the gradients of all tiles. The grid is shifted and each tile
     * looked at as {@code random} says; the objective is the mean over the tiles.
     */
    Step stepOverTiles(ObjectiveFeeds wanted, StepFeeds seen, SplittableRandom random, double[] leaks, double rate) {
        float[] objectives = new float[batch];
        List<TileGrid.Corner> corners = grid.shifted(random);
        for (int tile = 0; tile < corners.size(); tile++) {
            seen.tile(corners.get(tile).x(), corners.get(tile).y());
            seen.draw(random);
            float[] found = take(tile, wanted, seen, leaks);
            for (int picture = 0; picture < batch; picture++) {
                objectives[picture] += found[picture] / corners.size();
            }
        }
        try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                Result result = scalars.into(session.runner()).fetch(StepGraph.FOUND).run()) {
            float[] norms = floats((TFloat32) result.get(0));
            for (int picture = 0; picture < batch; picture++) {
                norms[picture] = (float) Math.sqrt(norms[picture]);
            }
            return new Step(objectives, norms);
        }
    }

    /** Takes one tile's gradient in, and returns its objective for each picture. */
    private float[] take(int tile, ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        try (TFloat32 slopes = slopes(leaks);
                Result result = fed(session.runner(), wanted, seen, slopes)
                        .addTarget(TileSum.take(tile))
                        .fetch(StepGraph.OBJECTIVE)
                        .run()) {
            return floats((TFloat32) result.get(0));
        }
    }

    /** The objective of each picture now. */
    float[] evaluate(ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        return fetch(StepGraph.OBJECTIVE, wanted, seen, leaks);
    }

    /** The gradient of the sum of the objectives with respect to a variable, in its shape. */
    float[] gradient(int variable, ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        return fetch(StepGraph.gradient(variable), wanted, seen, leaks);
    }

    private float[] fetch(String node, ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        try (TFloat32 slopes = slopes(leaks);
                Result result = fed(session.runner(), wanted, seen, slopes).fetch(node).run()) {
            return floats((TFloat32) result.get(0));
        }
    }

    /** A slope for each picture; of one slope, the same for all. */
    private TFloat32 slopes(double[] leaks) {
        return TFloat32.tensorOf(
                Shape.of(batch), data -> data.scalars().forEachIndexed((at, slope) ->
                        slope.setFloat((float) leaks[leaks.length == 1 ? 0 : (int) at[0]])));
    }

    private static Session.Runner fed(
            Session.Runner runner, ObjectiveFeeds wanted, StepFeeds seen, TFloat32 leak) {
        return seen.into(wanted.into(runner)).feed(StepGraph.LEAK, leak);
    }

    private static float[] floats(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }

    /** The values of the variables now. */
    List<float[]> values() {
        Session.Runner runner = session.runner();
        pictures.variables().forEach(variable -> runner.fetch(variable.read()));
        try (Result result = runner.run()) {
            return IntStream.range(0, pictures.variables().size())
                    .mapToObj(i -> floats((TFloat32) result.get(i)))
                    .toList();
        }
    }

    /** The pictures as they are now, without any transformation; with their opacity where they have one. */
    List<RgbImage> frame() {
        try (Result result = session.runner().fetch(PictureGraph.FRAME).run()) {
            var bytes = ((TUint8) result.get(0)).asRawTensor().data();
            int planes = pictures.planes();
            return IntStream.range(0, batch)
                    .mapToObj(picture -> {
                        byte[] levels = new byte[grid.size() * grid.size() * planes];
                        bytes.offset((long) picture * levels.length).read(levels);
                        return planes == 4 ? withOpacity(levels) : new RgbImage(grid.size(), grid.size(), levels);
                    })
                    .toList();
        }
    }

    private RgbImage withOpacity(byte[] levels) {
        byte[] colours = new byte[levels.length / 4 * 3];
        byte[] opacity = new byte[levels.length / 4];
        for (int pixel = 0; pixel < opacity.length; pixel++) {
            System.arraycopy(levels, pixel * 4, colours, pixel * 3, 3);
            opacity[pixel] = levels[pixel * 4 + 3];
        }
        return new RgbImage(grid.size(), grid.size(), colours, Optional.of(opacity));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

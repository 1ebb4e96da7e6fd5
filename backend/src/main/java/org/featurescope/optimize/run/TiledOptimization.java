package org.featurescope.optimize.run;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.TileGrid;
import org.featurescope.optimize.graph.CanvasGraph;
import org.featurescope.optimize.graph.ObjectiveGraph;
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.graph.ReadLayers;
import org.featurescope.optimize.graph.TileGraph;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
import org.featurescope.optimize.picture.graph.Canvas;
import org.featurescope.optimize.picture.graph.Pictures;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.optimize.picture.graph.Tile;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The optimization of pictures that are too large to be seen as a whole. In each step the planes are computed once. Then the
 * tiles of a randomly shifted grid are evaluated: each from a part that is cut out of the planes to the gradient with respect to
 * that part. Finally the optimizer makes one step along the mean of these gradients.
 *
 * <p>The planes and the network have a session each. The network's session has no state, so several tiles are evaluated at the
 * same time by a {@link LaneExecutor}. The result of a tile does not depend on the tiles beside it, and the gradients are added
 * in the order of the tiles, so the same run always gives the same bytes.
 *
 * @see <a href="https://github.com/google/deepdream">Mordvintsev, Olah and Tyka, DeepDream, 2015</a>
 */
public final class TiledOptimization implements Optimization {
    private final TileGrid grid;
    private final LaneExecutor executor;
    private final Canvas canvas;
    private final OptimizerGraph optimizer;
    private final Tile tile;
    private final ReadLayers layers;
    private final Graph canvasNodes = new Graph();
    private final Graph tileNodes = new Graph();
    private final Session canvasSession;
    private final Session tileSession;
    private final PictureState state;
    private final List<String> nodesOfFeedsAlone;

    /**
     * A tile of one step.
     *
     * @param corner top left corner of the tile
     * @param random draws the transformation
     */
    record StepTile(TileGrid.Corner corner, SplittableRandom random) {}

    /**
     * Compiles the graphs.
     *
     * @param objective for which {@link BatchObjective#averagesPositions} holds
     * @param batch number of pictures
     * @param grid of the pictures
     * @param threads of a tile
     * @param executor evaluates tiles at the same time
     */
    public TiledOptimization(
            Network network,
            BatchObjective objective,
            int batch,
            TileGrid grid,
            Settings settings,
            SessionThreads threads,
            LaneExecutor executor) {
        this.grid = grid;
        this.executor = executor;
        Pictures pictures = Pictures.of(batch, grid.size(), settings.picture());
        TileGraph tileGraph = TileGraph.of(network, objective, pictures, grid.tile(), settings);
        this.tile = tileGraph.tile();
        this.layers = tileGraph.layers();
        this.canvas = new Canvas(pictures, tile.side());
        CanvasGraph canvasGraph = CanvasGraph.of(canvas, grid.count(), settings);
        this.optimizer = canvasGraph.optimizer();
        tileNodes.importGraphDef(tileGraph.definition());
        canvasNodes.importGraphDef(canvasGraph.definition());
        this.tileSession =
                Sessions.open(tileNodes, threads, settings.precision().config());
        this.canvasSession = Sessions.open(
                canvasNodes, SessionThreads.ALL, settings.precision().config());
        this.state = new PictureState(canvasSession, pictures, optimizer);
        this.nodesOfFeedsAlone = BatchObjective.nodesOfFeedsAlone(tileNodes);
    }

    @Override
    public PictureState state() {
        return state;
    }

    @Override
    public TiledSteps steps(BatchObjective objective, PhotographActivations photographs, CountedRandom random) {
        ObjectiveFeeds feeds = objective.feeds(layers, photographs);
        feeds.addComputed(tileSession, nodesOfFeedsAlone);
        return new TiledSteps(feeds, random);
    }

    @Override
    public void close() {
        canvasSession.close();
        tileSession.close();
        canvasNodes.close();
        tileNodes.close();
    }

    private boolean hasAlpha() {
        return canvas.hasAlpha();
    }

    /** Returns the part of the planes that a tile needs. */
    private Canvas.PartIndices partOf(TileGrid.Corner corner) {
        int margin = tile.margin();
        return canvas.partAt(corner.x() - margin, corner.y() - margin);
    }

    /** Feeds the sum of the gradients with respect to the mean opacities, if there are any. */
    Session.Runner fed(Session.Runner runner, TFloat32 alphaGradient) {
        return hasAlpha() ? runner.feed(Canvas.ALPHA_GRADIENT, alphaGradient) : runner;
    }

    /** The steps of one run. */
    final class TiledSteps implements Steps {
        private final ObjectiveFeeds objective;
        private final CountedRandom random;
        /** The feeds that no tile is using; in all as many as there were tiles at the same time. */
        private final Queue<StepFeeds> idleFeeds = new ConcurrentLinkedQueue<>();

        private TiledSteps(ObjectiveFeeds objective, CountedRandom random) {
            this.objective = objective;
            this.random = random;
        }

        @Override
        public StepResult next(double[] leaks, double rate) {
            List<StepTile> tiles = grid.shifted(random).stream()
                    .map(corner -> new StepTile(corner, random.split()))
                    .toList();
            TileSums sums = evaluate(tiles, leaks);
            return new StepResult(sums.objectives, move(sums, rate));
        }

        @Override
        public long drawn() {
            return random.drawn();
        }

        /** Evaluates tiles. The canvas then has the sum of their gradients, and no longer those of earlier tiles. */
        TileSums evaluate(List<StepTile> tiles, double[] leaks) {
            TileSums sums = new TileSums(pictures().batch());
            Resequencer<Result> inOrder =
                    new Resequencer<>((result, number) -> add(result, tiles.get(number).corner, sums));
            try (Result planes = planes();
                    TFloat32 leakTensor = ObjectiveGraph.leaks(pictures().batch(), leaks)) {
                executor.runAll(
                        tiles.size(),
                        number -> inOrder.submit(number, evaluate(tiles.get(number), planes, leakTensor)));
            } finally {
                inOrder.pending().forEach(Result::close);
            }
            return sums.meanOf(tiles.size());
        }

        /** Adds the result of one tile to the sums, and closes it. */
        private void add(Result result, TileGrid.Corner corner, TileSums sums) {
            try (Result one = result;
                    Canvas.PartIndices part = partOf(corner)) {
                sums.add((TFloat32) one.get(0), hasAlpha() ? Optional.of((TFloat32) one.get(2)) : Optional.empty());
                part.into(canvasSession.runner())
                        .feed(Canvas.PART_GRADIENT, one.get(1))
                        .addTarget(Canvas.ADD)
                        .run()
                        .close();
            }
        }

        /** Computes the planes and, with opacity, the mean opacities. */
        private Result planes() {
            Session.Runner runner =
                    canvasSession.runner().addTarget(Canvas.CLEAR).fetch(Canvas.PLANES);
            return (hasAlpha() ? runner.fetch(Tile.MEAN_ALPHA) : runner).run();
        }

        /** Computes the objectives of a tile, the gradient of its part and, with opacity, that of the mean opacities. */
        private Result evaluate(StepTile stepTile, Result planes, TFloat32 leaks) {
            StepFeeds transformation = idleFeeds.poll();
            if (transformation == null) {
                transformation = tile.feeds();
            }
            try (Canvas.PartIndices indices = partOf(stepTile.corner);
                    Result part = indices.into(canvasSession.runner())
                            .feed(Canvas.PLANES, planes.get(0))
                            .fetch(Canvas.PART)
                            .run()) {
                transformation.draw(stepTile.random);
                Session.Runner runner = transformation
                        .into(objective.into(tileSession.runner()))
                        .feed(ObjectiveGraph.LEAK, leaks)
                        .feed(Tile.PLANES, part.get(0))
                        .fetch(ObjectiveGraph.OBJECTIVE)
                        .fetch(TileGraph.GRADIENT);
                if (hasAlpha()) {
                    runner.feed(Tile.MEAN_ALPHA, planes.get(1)).fetch(TileGraph.ALPHA_GRADIENT);
                }
                return runner.run();
            } finally {
                idleFeeds.add(transformation);
            }
        }

        /** Moves the pictures, and returns the root mean square of the gradient of each. */
        private float[] move(TileSums sums, double rate) {
            try (OptimizerGraph.Scalars scalars = optimizer.nextScalars(rate);
                    TFloat32 alphaGradient = TFloat32.vectorOf(sums.alphaGradient);
                    Result result = fed(scalars.into(canvasSession.runner()), alphaGradient)
                            .fetch(CanvasGraph.MEAN_SQUARE)
                            .run()) {
                float[] norms = TensorValues.of((TFloat32) result.get(0));
                for (int picture = 0; picture < norms.length; picture++) {
                    norms[picture] = (float) Math.sqrt(norms[picture]);
                }
                return norms;
            }
        }

        @Override
        public void close() {
            objective.close();
            idleFeeds.forEach(StepFeeds::close);
        }
    }

    /**
     * The results of tiles, except the gradients of their parts.
     *
     * @param objectives of each picture, the mean over the tiles
     * @param alphaGradient with respect to the mean opacity of each picture, summed over the tiles
     */
    record TileSums(float[] objectives, float[] alphaGradient) {
        private TileSums(int batch) {
            this(new float[batch], new float[batch]);
        }

        private void add(TFloat32 ofObjectives, Optional<TFloat32> ofAlpha) {
            for (int picture = 0; picture < objectives.length; picture++) {
                objectives[picture] += ofObjectives.getFloat(picture);
                int at = picture;
                ofAlpha.ifPresent(gradient -> alphaGradient[at] += gradient.getFloat(at));
            }
        }

        private TileSums meanOf(int tiles) {
            for (int picture = 0; picture < objectives.length; picture++) {
                objectives[picture] /= tiles;
            }
            return this;
        }
    }
}

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
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.graph.ReadLayers;
import org.featurescope.optimize.graph.SeenObjective;
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
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The optimization of pictures that are too large to be seen at once. In each step the planes are made once; the tiles of a
 * randomly shifted grid are looked at, each from a part that is cut out of the planes to the gradient with respect to that
 * part; and the optimizer takes one step along the mean of these gradients.
 *
 * <p>The part of the planes and the network have a session each. The network's has no state, so as many tiles are looked at
 * at the same time as there are lanes, {@link LaneExecutor}. What a tile comes to depends on nothing that is beside it, and the
 * gradients are added in the order of the tiles, so the same run gives the same bytes.
 *
 * @see <a href="https://github.com/google/deepdream">Mordvintsev, Olah and Tyka, DeepDream, 2015</a>
 */
public final class TiledOptimization implements Optimization {
    private final TileGrid grid;
    private final LaneExecutor abreast;
    private final Canvas canvas;
    private final OptimizerGraph optimizer;
    private final Tile tile;
    private final ReadLayers layers;
    private final Graph canvasNodes = new Graph();
    private final Graph tileNodes = new Graph();
    private final Session canvasSession;
    private final Session tileSession;
    private final PictureState state;
    private final List<String> ofFeedsAlone;

    /**
     * How one tile is looked at.
     *
     * @param corner where it begins
     * @param random draws the transformation
     */
    record Look(TileGrid.Corner corner, SplittableRandom random) {}

    /**
     * Compiles the graphs.
     *
     * @param objective to be {@link BatchObjective#uniform}
     * @param grid of the pictures
     * @param threads that a tile is looked at with
     * @param abreast looks at tiles at the same time
     */
    public TiledOptimization(
            Network network,
            BatchObjective objective,
            int batch,
            TileGrid grid,
            Settings settings,
            SessionThreads threads,
            LaneExecutor abreast) {
        this.grid = grid;
        this.abreast = abreast;
        Pictures pictures = Pictures.of(batch, grid.size(), settings.picture());
        TileGraph ofTile = TileGraph.of(network, objective, pictures, grid.tile(), settings);
        this.tile = ofTile.tile();
        this.layers = ofTile.layers();
        this.canvas = new Canvas(pictures, tile.side());
        CanvasGraph ofCanvas = CanvasGraph.of(canvas, grid.count(), settings);
        this.optimizer = ofCanvas.optimizer();
        tileNodes.importGraphDef(ofTile.definition());
        canvasNodes.importGraphDef(ofCanvas.definition());
        this.tileSession =
                Sessions.open(tileNodes, threads, settings.precision().config());
        this.canvasSession = Sessions.open(
                canvasNodes, SessionThreads.ALL, settings.precision().config());
        this.state = new PictureState(canvasSession, pictures, optimizer);
        this.ofFeedsAlone = BatchObjective.ofFeedsAlone(tileNodes);
    }

    @Override
    public PictureState state() {
        return state;
    }

    @Override
    public TiledSteps steps(BatchObjective objective, PhotographActivations photographs, SplittableRandom random) {
        ObjectiveFeeds wanted = objective.feeds(layers, photographs);
        wanted.withComputed(tileSession, ofFeedsAlone);
        return new TiledSteps(wanted, random);
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

    /** Where the part of a tile lies. */
    private Canvas.Place place(TileGrid.Corner corner) {
        int margin = tile.margin();
        return canvas.place(corner.x() - margin, corner.y() - margin);
    }

    /** The steps of one run. */
    final class TiledSteps implements Steps {
        private final ObjectiveFeeds wanted;
        private final SplittableRandom random;
        /** As many as tiles were ever looked at at the same time. */
        private final Queue<StepFeeds> atRest = new ConcurrentLinkedQueue<>();

        private TiledSteps(ObjectiveFeeds wanted, SplittableRandom random) {
            this.wanted = wanted;
            this.random = random;
        }

        @Override
        public Step next(double[] leaks, double rate) {
            List<Look> looks = grid.shifted(random).stream()
                    .map(corner -> new Look(corner, random.split()))
                    .toList();
            Found found = look(looks, leaks);
            return new Step(found.objective, move(found, rate));
        }

        /** Looks at these tiles and adds their gradients up, and forgets those of before. */
        Found look(List<Look> looks, double[] leaks) {
            Found found = new Found(pictures().batch());
            Resequencer<Result> inTurn =
                    new Resequencer<>((result, number) -> add(result, looks.get(number).corner, found));
            try (Result planes = planes();
                    TFloat32 slopes = SeenObjective.slopes(pictures().batch(), leaks)) {
                abreast.each(looks.size(), number -> inTurn.bring(number, look(looks.get(number), planes, slopes)));
            } finally {
                inTurn.waiting().forEach(Result::close);
            }
            return found.meanOf(looks.size());
        }

        /** Adds what one tile came to, and closes it. */
        private void add(Result result, TileGrid.Corner corner, Found found) {
            try (Result one = result;
                    Canvas.Place place = place(corner)) {
                found.add((TFloat32) one.get(0), hasAlpha() ? Optional.of((TFloat32) one.get(2)) : Optional.empty());
                place.into(canvasSession.runner())
                        .feed(Canvas.PART_GRADIENT, one.get(1))
                        .addTarget(Canvas.ADD)
                        .run()
                        .close();
            }
        }

        /** The planes, and the mean opacities where there are any. */
        private Result planes() {
            Session.Runner runner =
                    canvasSession.runner().addTarget(Canvas.CLEAR).fetch(Canvas.PLANES);
            return (hasAlpha() ? runner.fetch(Tile.MEAN_ALPHA) : runner).run();
        }

        /** What one tile comes to: objectives, gradient of its part, and of the mean opacities where there are any. */
        private Result look(Look look, Result planes, TFloat32 slopes) {
            StepFeeds seen = atRest.poll();
            if (seen == null) {
                seen = tile.feeds();
            }
            try (Canvas.Place place = place(look.corner);
                    Result part = place.into(canvasSession.runner())
                            .feed(Canvas.PLANES, planes.get(0))
                            .fetch(Canvas.PART)
                            .run()) {
                seen.draw(look.random);
                Session.Runner runner = seen.into(wanted.into(tileSession.runner()))
                        .feed(SeenObjective.LEAK, slopes)
                        .feed(Tile.PLANES, part.get(0))
                        .fetch(SeenObjective.OBJECTIVE)
                        .fetch(TileGraph.GRADIENT);
                if (hasAlpha()) {
                    runner.feed(Tile.MEAN_ALPHA, planes.get(1)).fetch(TileGraph.ALPHA_GRADIENT);
                }
                return runner.run();
            } finally {
                atRest.add(seen);
            }
        }

        /** Moves the pictures, and returns the root mean square of the gradient of each. */
        private float[] move(Found found, double rate) {
            try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                    TFloat32 alphaGradient = TFloat32.vectorOf(found.alphaGradient);
                    Result result = fed(scalars.into(canvasSession.runner()), alphaGradient)
                            .fetch(CanvasGraph.FOUND)
                            .run()) {
                float[] norms = PictureState.floats((TFloat32) result.get(0));
                for (int picture = 0; picture < norms.length; picture++) {
                    norms[picture] = (float) Math.sqrt(norms[picture]);
                }
                return norms;
            }
        }

        /** The share that the tiles which were found have in the mean gradient with respect to a variable, in its shape. */
        float[] gradient(Found found, int variable) {
            try (TFloat32 alphaGradient = TFloat32.vectorOf(found.alphaGradient);
                    Result result = fed(canvasSession.runner(), alphaGradient)
                            .fetch(OptimizerGraph.gradient(variable))
                            .run()) {
                return PictureState.floats((TFloat32) result.get(0));
            }
        }

        private Session.Runner fed(Session.Runner runner, TFloat32 alphaGradient) {
            return hasAlpha() ? runner.feed(Canvas.ALPHA_GRADIENT, alphaGradient) : runner;
        }

        @Override
        public void close() {
            wanted.close();
            atRest.forEach(StepFeeds::close);
        }
    }

    /**
     * What tiles come to, besides the gradients of their parts.
     *
     * @param objective of each picture, the mean over the tiles
     * @param alphaGradient with respect to the mean opacity of each picture, summed over the tiles
     */
    record Found(float[] objective, float[] alphaGradient) {
        private Found(int batch) {
            this(new float[batch], new float[batch]);
        }

        private void add(TFloat32 ofObjective, Optional<TFloat32> ofAlpha) {
            for (int picture = 0; picture < objective.length; picture++) {
                objective[picture] += ofObjective.getFloat(picture);
                int at = picture;
                ofAlpha.ifPresent(gradient -> alphaGradient[at] += gradient.getFloat(at));
            }
        }

        private Found meanOf(int tiles) {
            for (int picture = 0; picture < objective.length; picture++) {
                objective[picture] /= tiles;
            }
            return this;
        }
    }
}

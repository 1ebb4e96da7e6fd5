package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A canvas and one of its tiles, each in its own session, and the gradient of a fixed smooth function of what is seen and, if
 * there is any, of the opacity.
 */
final class TileSession implements Differentiable, AutoCloseable {
    final StepFeeds feeds;
    private final Pictures pictures;
    private final Canvas canvas;
    private final Tile tile;
    private final Graph canvasNodes = new Graph();
    private final Graph tileNodes = new Graph();
    private final Session canvasSession;
    private final Session tileSession;
    private final Output<TFloat32> objective;
    private final List<Output<TFloat32>> partGradients = new ArrayList<>();
    private final List<Operand<TFloat32>> gradients;
    private int x;
    private int y;

    TileSession(int batch, int size, int seen, PictureSettings settings) {
        pictures = Pictures.of(batch, size, settings);
        tile = new Tile(pictures, seen, PictureSession.INPUT);
        canvas = new Canvas(pictures, tile.side());
        feeds = tile.feeds();
        tileNodes.importGraphDef(tile.definition());
        canvasNodes.importGraphDef(canvas.definition());
        Ops tf = Ops.create(tileNodes);
        Operand<TFloat32> ofSeen =
                PictureSession.weighted(tf, tf.math.square(PictureGraph.floats(tileNodes, PictureGraph.SEEN)), 1);
        objective = canvas.hasAlpha()
                ? tf.math
                        .mul(ofSeen, tf.sum(PictureGraph.floats(tileNodes, Tile.MEAN_ALPHA), tf.constant(0)))
                        .asOutput()
                : ofSeen.asOutput();
        partGradients.add(tile.gradient(tileNodes, objective).asOutput());
        tile.alphaGradient(tileNodes, objective).ifPresent(gradient -> partGradients.add(gradient.asOutput()));
        gradients = canvas.gradients(canvasNodes, 1);
        tileSession = Sessions.open(tileNodes);
        canvasSession = Sessions.open(canvasNodes);
    }

    @Override
    public Pictures pictures() {
        return pictures;
    }

    @Override
    public void start(List<float[]> values) {
        PictureSession.start(canvasSession, pictures, values);
    }

    /** Moves the tile. */
    void move(int toX, int toY) {
        x = toX;
        y = toY;
    }

    private Canvas.PartIndices part() {
        return canvas.partAt(x - tile.margin(), y - tile.margin());
    }

    float[] seen() {
        return fetch(PictureGraph.floats(tileNodes, PictureGraph.SEEN)).get(0);
    }

    @Override
    public double objective() {
        return fetch(objective).get(0)[0];
    }

    @SafeVarargs
    private List<float[]> fetch(Output<TFloat32>... fetched) {
        return fetch(List.of(fetched));
    }

    private List<float[]> fetch(List<Output<TFloat32>> fetched) {
        Session.Runner made = canvasSession.runner().fetch(Canvas.PART);
        if (canvas.hasAlpha()) {
            made.fetch(Tile.MEAN_ALPHA);
        }
        try (Canvas.PartIndices indices = part();
                Result part = indices.into(made).run()) {
            Session.Runner runner = feeds.into(tileSession.runner()).feed(Tile.PLANES, part.get(0));
            if (canvas.hasAlpha()) {
                runner.feed(Tile.MEAN_ALPHA, part.get(1));
            }
            fetched.forEach(runner::fetch);
            try (Result found = runner.run()) {
                List<float[]> values = new ArrayList<>();
                found.forEach(one -> values.add(PictureSession.floats((TFloat32) one.getValue())));
                return values;
            }
        }
    }

    /** Returns the gradients of this tile only: earlier ones are cleared first. */
    @Override
    public List<float[]> gradients() {
        List<float[]> ofPart = fetch(partGradients);
        canvasSession.runner().addTarget(Canvas.CLEAR).run().close();
        try (Canvas.PartIndices indices = part();
                TFloat32 fed = TFloat32.tensorOf(partGradients.get(0).shape(), DataBuffers.of(ofPart.get(0)))) {
            indices.into(canvasSession.runner())
                    .feed(Canvas.PART_GRADIENT, fed)
                    .addTarget(Canvas.ADD)
                    .run()
                    .close();
        }
        Session.Runner runner = canvasSession.runner();
        gradients.forEach(runner::fetch);
        try (TFloat32 ofAlpha = TFloat32.vectorOf(ofPart.get(ofPart.size() - 1));
                Result found = (canvas.hasAlpha() ? runner.feed(Canvas.ALPHA_GRADIENT, ofAlpha) : runner).run()) {
            List<float[]> values = new ArrayList<>();
            found.forEach(one -> values.add(PictureSession.floats((TFloat32) one.getValue())));
            return values;
        }
    }

    byte[] frame() {
        return PictureSession.frame(canvasSession);
    }

    @Override
    public void close() {
        canvasSession.close();
        tileSession.close();
        feeds.close();
        canvasNodes.close();
        tileNodes.close();
    }
}

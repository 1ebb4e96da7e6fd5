package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.View;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * The nodes from a part of a {@link Canvas}, which is fed, to what the network sees of it. The part is large enough for any
 * transformation, so a tile needs no padding and has no grey edge. There is no state: several tiles may be computed at the
 * same time.
 *
 * <p>Summed over tiles at random offsets, the gradient is that of the whole picture, without seams (Mordvintsev, Olah and
 * Tyka, DeepDream, 2015).
 */
public final class Tile {
    /** Placeholder of the planes of the part, {@code [side * side, batch * planes]}. */
    public static final String PLANES = PictureGraph.PLANE;
    /** Placeholder of the mean opacity of each whole picture, {@code [batch]}. It exists only with opacity. */
    public static final String MEAN_ALPHA = PictureGraph.MEAN_ALPHA;

    private final View view;
    private final PictureSettings settings;
    private final Optional<Sampling> sampling;
    private final GraphDef definition;

    /**
     * @param pictures that the tile is a part of
     * @param seen pixels on a side of what the network sees, at most those of the pictures
     * @param input the range that the network expects its colours in
     */
    public Tile(Pictures pictures, int seen, InputSpec input) {
        Validate.inRange("tile", seen, 4, pictures.size());
        this.settings = pictures.settings();
        this.view = View.tile(pictures.size(), seen, settings.robustness());
        this.sampling = settings.robustness().isNone() ? Optional.empty() : Optional.of(Sampling.of(view));
        this.definition = define(pictures, input);
    }

    /** Returns the nodes, {@link PictureGraph#SEEN} among them. */
    public GraphDef definition() {
        return definition;
    }

    /** Returns the pixels on a side of the part. */
    public int side() {
        return view.side();
    }

    /** Returns the pixels by which the part extends beyond the tile on each side, without a transformation. */
    public int margin() {
        return view.margin();
    }

    /** Returns all placeholders: of the part, of the opacity, and of {@link #feeds}. */
    public List<String> placeholders() {
        List<String> placeholders = new ArrayList<>(StepFeeds.placeholders(settings, sampling));
        placeholders.add(PLANES);
        if (settings.alpha()) {
            placeholders.add(MEAN_ALPHA);
        }
        return placeholders;
    }

    /** Returns new feeds, for one thread at a time, which must be closed. */
    public StepFeeds feeds() {
        return new StepFeeds(view, settings, sampling);
    }

    /**
     * Adds the gradient of the sum of {@code values} with respect to the planes of the part, in their shape.
     *
     * @param graph that the {@link #definition} was imported to, without a prefix; only one call is possible for each graph
     */
    public Operand<TFloat32> gradient(Graph graph, Output<TFloat32> values) {
        if (sampling.isEmpty()) {
            return gradient(graph, values, PLANES);
        }
        return sampling.get().nodes(graph).gradient(gradient(graph, values, PictureGraph.SAMPLED));
    }

    /**
     * Adds the gradient of the sum of {@code values} with respect to the mean opacities, {@code [batch]}, if there is opacity.
     */
    public Optional<Operand<TFloat32>> alphaGradient(Graph graph, Output<TFloat32> values) {
        return settings.alpha() ? Optional.of(gradient(graph, values, MEAN_ALPHA)) : Optional.empty();
    }

    private static Operand<TFloat32> gradient(Graph graph, Output<TFloat32> values, String node) {
        Output<?>[] found = graph.addGradients(values, new Output<?>[] {PictureGraph.floats(graph, node)});
        return PictureGradients.typed(found).get(0);
    }

    private GraphDef define(Pictures pictures, InputSpec input) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(PictureGraph.SCOPE);
            int depth = pictures.batch() * pictures.planes();
            Operand<TFloat32> part = Sampling.floats(tf, PLANES, Shape.of((long) side() * side(), depth));
            if (settings.alpha()) {
                Sampling.floats(tf, MEAN_ALPHA, Shape.of(pictures.batch()));
            }
            new PictureColours(PlaneOps.of(tf, pictures)).addSeen(part, view, sampling, input);
            return graph.toGraphDef();
        }
    }
}

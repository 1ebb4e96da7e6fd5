package org.featurescope.optimize.picture.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.model.InputSpec;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The part of an optimization's graph from the numbers that it moves to what the network sees, for a batch of square
 * pictures: variables, parameterization, colours, the step's transformation, opacity, the network's input range.
 *
 * <p>It is given as a definition whose nodes have fixed names, to be put before a network, together with the
 * {@link #pictures} and {@link #feeds} of what a step draws. It holds no native memory and no state, and may be used by
 * several threads. Pictures that are too large to be seen at once are a {@link Canvas} and {@link Tile}s.
 */
public final class PictureGraph {
    /** What the network sees, {@code [batch, seen, seen, 3]} in its own range. */
    public static final String SEEN = "picture/seen";
    /**
     * The pictures as they are, {@code [batch, size, size, 3]} in [0, 1], over mid-grey where they are transparent. There
     * only if it was asked for.
     */
    public static final String PICTURE = "picture/untransformed";
    /** The mean opacity of each picture, {@code [batch]} in [0, 1]; there only with opacity. */
    public static final String MEAN_ALPHA = "picture/mean_alpha";
    /** The pictures as they are in bytes, {@code [batch, size, size, 3]}, or 4 with opacity, not premultiplied. */
    public static final String FRAME = "picture/frame";

    static final String SCOPE = "picture";
    /** The planes that are sampled, {@code [side * side, batch * planes]}; there only with a transformation, as the next. */
    static final String PLANE = "picture/plane";
    /** What is sampled of them, {@code [seen * seen, batch * planes]}. */
    static final String SAMPLED = "picture/sampled";
    /** All planes as they are, {@code [size * size, batch * planes]}. */
    static final String WHOLE_PLANE = "picture/whole_plane";
    /** Placeholder {@code [2]} of 64-bit integers that the background is drawn from. */
    static final String BACKGROUND_SEED = "picture/background_seed";

    private final Pictures pictures;
    private final View view;
    private final Optional<Sampling> sampling;
    private final GraphDef definition;

    private PictureGraph(
            Pictures pictures, View view, Optional<Sampling> sampling, InputSpec input, boolean untransformed) {
        this.pictures = pictures;
        this.view = view;
        this.sampling = sampling;
        this.definition = define(input, untransformed);
    }

    /**
     * The graph of pictures.
     *
     * @param input the range that the network wants its colours in
     * @param untransformed whether the node {@link #PICTURE} is wanted, for penalties on the pictures themselves
     */
    public static PictureGraph of(Pictures pictures, InputSpec input, boolean untransformed) {
        return of(pictures, Sampling::of, input, untransformed);
    }

    /** @param way the way to sample what is seen */
    static PictureGraph of(Pictures pictures, Function<View, Sampling> way, InputSpec input, boolean untransformed) {
        TransformationRobustness robustness = pictures.settings().robustness();
        View view = View.whole(pictures.size(), robustness);
        Optional<Sampling> sampling = robustness.none() ? Optional.empty() : Optional.of(way.apply(view));
        return new PictureGraph(pictures, view, sampling, input, untransformed);
    }

    /** The nodes. */
    public GraphDef definition() {
        return definition;
    }

    /** What is optimized. */
    public Pictures pictures() {
        return pictures;
    }

    /**
     * Adds the gradient of the sum of {@code values} with respect to each variable, in its shape.
     *
     * @param graph that the {@link #definition} was imported to, under its own names; for one call for each graph
     * @param values that the pictures lead to
     */
    public List<Operand<TFloat32>> gradients(Graph graph, Output<TFloat32> values) {
        PictureGradients gradients = new PictureGradients(graph, pictures.variables());
        return sampling.map(way -> gradients.through(way, values)).orElseGet(() -> gradients.straightOn(values));
    }

    /** Pixels on a side of what the network sees. */
    public int seenSide() {
        return view.seen();
    }

    /** What the steps of one run are fed with; for one run at a time, and to be closed. */
    public StepFeeds feeds() {
        return new StepFeeds(view, pictures.settings(), sampling);
    }

    /** The placeholders that {@link #feeds} are for; to be kept even where an objective does not look at what is seen. */
    public List<String> fed() {
        return StepFeeds.names(pictures.settings(), sampling);
    }

    private GraphDef define(InputSpec input, boolean untransformed) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(SCOPE);
            PlaneOps ops = PlaneOps.of(tf, pictures);
            Operand<TFloat32> made = pictures.addPlanes(ops);
            Operand<TFloat32> whole = tf.withName(local(WHOLE_PLANE)).identity(made);
            PictureColours colours = new PictureColours(ops);
            Operand<TFloat32> read =
                    sampling.isPresent() ? tf.withName(local(PLANE)).identity(made) : made;
            colours.addSeen(read, view, sampling, input);
            colours.addFrame(whole);
            if (pictures.settings().alpha()) {
                colours.addMeanAlpha(whole);
            }
            if (untransformed) {
                colours.addUntransformed(whole);
            }
            return graph.toGraphDef();
        }
    }

    /** Where the nodes are added that take a gradient back through what is sampled. */
    static Ops ofSamplingGradient(Graph graph) {
        return Ops.create(graph).withSubScope("sampling_gradient");
    }

    /** The first output of a node, of numbers; all of pictures but places are. */
    @SuppressWarnings("unchecked") // as they were made
    static Output<TFloat32> floats(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** The first output of a node of places. */
    @SuppressWarnings("unchecked") // as they were made
    static Output<TInt32> ints(Graph graph, String node) {
        return (Output<TInt32>) graph.outputOrThrow(node + ":0");
    }

    /** The part of a node's name after the scope. */
    static String local(String name) {
        return name.substring(SCOPE.length() + 1);
    }
}

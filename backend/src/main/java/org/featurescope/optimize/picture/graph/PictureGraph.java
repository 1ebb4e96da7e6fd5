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
 * The part of an optimization's graph from the variables to the input of the network, for a batch of square pictures:
 * variables, parameterization, the step's transformation, colours, opacity, and the network's input range.
 *
 * <p>This is a definition of nodes with fixed names, to be spliced before a network. {@link #feeds} holds the values that
 * are drawn for each step. It holds no native memory and no state, and several threads may use it. For pictures that are too
 * large to be seen at once there are {@link Canvas} and {@link Tile} instead.
 */
public final class PictureGraph {
    /** The input of the network, {@code [batch, seen, seen, 3]} in its own range. */
    public static final String SEEN = "picture/seen";
    /**
     * The pictures without a transformation, {@code [batch, size, size, 3]} in [0, 1], over mid-grey where they are
     * transparent. This node is optional.
     */
    public static final String PICTURE = "picture/untransformed";
    /** The mean opacity of each picture, {@code [batch]} in [0, 1]. It exists only with opacity. */
    public static final String MEAN_ALPHA = "picture/mean_alpha";
    /**
     * The pictures without a transformation in bytes, {@code [batch, size, size, 3]}, or 4 channels with opacity, not
     * premultiplied.
     */
    public static final String FRAME = "picture/frame";

    static final String SCOPE = "picture";
    /** The planes that are sampled, {@code [side * side, batch * planes]}. It exists only with a transformation. */
    static final String PLANE = "picture/plane";
    /** The sampled planes, {@code [seen * seen, batch * planes]}. It exists only with a transformation. */
    static final String SAMPLED = "picture/sampled";
    /** All planes without a transformation, {@code [size * size, batch * planes]}. */
    static final String WHOLE_PLANE = "picture/whole_plane";
    /** Placeholder {@code [2]} of the seed of the background, 64-bit integers. */
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
     * Returns the graph of pictures.
     *
     * @param input the range that the network expects its colours in
     * @param untransformed whether to add the node {@link #PICTURE}, for penalties on the pictures themselves
     */
    public static PictureGraph of(Pictures pictures, InputSpec input, boolean untransformed) {
        return of(pictures, Sampling::of, input, untransformed);
    }

    /** @param samplings makes the sampling of a view */
    static PictureGraph of(
            Pictures pictures, Function<View, Sampling> samplings, InputSpec input, boolean untransformed) {
        TransformationRobustness robustness = pictures.settings().robustness();
        View view = View.whole(pictures.size(), robustness);
        Optional<Sampling> sampling = robustness.isNone() ? Optional.empty() : Optional.of(samplings.apply(view));
        return new PictureGraph(pictures, view, sampling, input, untransformed);
    }

    /** Returns the nodes. */
    public GraphDef definition() {
        return definition;
    }

    /** Returns the pictures that are optimized. */
    public Pictures pictures() {
        return pictures;
    }

    /**
     * Adds the gradient of the sum of {@code values} with respect to each variable, in its shape.
     *
     * @param graph that the {@link #definition} was imported to, without a prefix; only one call is possible for each graph
     * @param values that depend on the pictures
     */
    public List<Operand<TFloat32>> gradients(Graph graph, Output<TFloat32> values) {
        PictureGradients gradients = new PictureGradients(graph, pictures.variables());
        return sampling.map(sampled -> gradients.through(sampled, values))
                .orElseGet(() -> gradients.untransformed(values));
    }

    /** Returns new feeds for the steps of one run, which must close them. */
    public StepFeeds feeds() {
        return new StepFeeds(view, pictures.settings(), sampling);
    }

    /** Returns the placeholders of {@link #feeds}; they must stay in a graph even if its objective does not depend on them. */
    public List<String> placeholders() {
        return StepFeeds.placeholders(pictures.settings(), sampling);
    }

    private GraphDef define(InputSpec input, boolean untransformed) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(SCOPE);
            PlaneOps ops = PlaneOps.of(tf, pictures);
            Operand<TFloat32> planes = pictures.addPlanes(ops);
            Operand<TFloat32> whole = tf.withName(local(WHOLE_PLANE)).identity(planes);
            PictureColours colours = new PictureColours(ops);
            Operand<TFloat32> read =
                    sampling.isPresent() ? tf.withName(local(PLANE)).identity(planes) : planes;
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

    /** Returns the scope of the nodes that propagate a gradient back through the sampling. */
    static Ops samplingGradientScope(Graph graph) {
        return Ops.create(graph).withSubScope("sampling_gradient");
    }

    /** Returns the first output of a node of floating-point numbers. */
    @SuppressWarnings("unchecked") // the type that the node was added with
    static Output<TFloat32> floats(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** Returns the first output of a node of indices. */
    @SuppressWarnings("unchecked") // the type that the node was added with
    static Output<TInt32> ints(Graph graph, String node) {
        return (Output<TInt32>) graph.outputOrThrow(node + ":0");
    }

    /** Returns the part of a node's name after the scope. */
    static String local(String name) {
        return name.substring(SCOPE.length() + 1);
    }
}

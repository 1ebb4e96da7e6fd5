package org.featurescope.optimize.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.featurescope.model.InputSpec;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The part of an optimization's graph from the numbers that it moves to what the network sees, for a batch of square
 * pictures: variables, parameterization, colours, the step's transformation, opacity, the network's input range.
 *
 * <p>It is given as a definition whose nodes have fixed names, to be put before a network, together with the
 * {@link #variables}, their values to {@link #start} from, and {@link #feeds} of what a step draws. It holds no native
 * memory and no state, and may be used by several threads.
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
    /** Placeholder {@code [side]} of the rows of the picture that a tile needs. */
    static final String TILE_ROWS = "picture/tile_rows";
    /** Placeholder {@code [side]} of its columns. */
    static final String TILE_COLUMNS = "picture/tile_columns";
    /** Placeholder {@code [2]} of 64-bit integers that the background is drawn from. */
    static final String BACKGROUND_SEED = "picture/background_seed";

    private final int batch;
    private final int size;
    private final View view;
    private final PictureSettings settings;
    private final Optional<Sampling> sampling;
    private final PicturePlane plane;
    private final GraphDef definition;

    private PictureGraph(
            int batch,
            View view,
            PictureSettings settings,
            Sampling sampling,
            InputSpec input,
            boolean untransformed) {
        this.batch = batch;
        this.size = view.size();
        this.view = view;
        this.settings = settings;
        this.sampling = settings.robustness().none() ? Optional.empty() : Optional.of(sampling);
        this.plane = PicturePlane.of(batch, size, settings);
        this.definition = define(input, untransformed);
    }

    /**
     * The graph for {@code batch} pictures of {@code size} pixels on a side.
     *
     * @param input the range that the network wants its colours in
     * @param untransformed whether the node {@link #PICTURE} is wanted, for penalties on the pictures themselves
     */
    public static PictureGraph of(
            int batch, int size, PictureSettings settings, InputSpec input, boolean untransformed) {
        return of(batch, size, settings, Sampling::of, input, untransformed);
    }

    /** @param sampling the way to sample what is seen */
    static PictureGraph of(
            int batch,
            int size,
            PictureSettings settings,
            Function<View, Sampling> sampling,
            InputSpec input,
            boolean untransformed) {
        Validate.inRange("batch", batch, 1, 1 << 12);
        Validate.inRange("size", size, 4, RgbImage.MOST_SIDE);
        View view = View.whole(size, settings.robustness());
        return new PictureGraph(batch, view, settings, sampling.apply(view), input, untransformed);
    }

    /**
     * The graph for pictures of which the network sees only a tile in each step, wherever {@link StepFeeds#tile} says. No
     * more of the planes is made than the tile and what its transformation may show, so large pictures need little memory;
     * what is seen goes on at the opposite edge, and padding has no place. Summed over tiles at random offsets the
     * gradient is that of the whole picture, without seams (Mordvintsev, Olah and Tyka, DeepDream, 2015).
     *
     * @param tile pixels on a side of what the network sees, at most {@code size}
     */
    public static PictureGraph tiled(int batch, int size, int tile, PictureSettings settings, InputSpec input) {
        Validate.inRange("batch", batch, 1, 1 << 12);
        Validate.inRange("size", size, 4, RgbImage.MOST_SIDE);
        Validate.inRange("tile", tile, 4, size);
        View view = View.tile(size, tile, settings.robustness());
        return new PictureGraph(batch, view, settings, Sampling.of(view), input, false);
    }

    /** The nodes. */
    public GraphDef definition() {
        return definition;
    }

    /** What an optimizer moves; the order is that of all lists of values here. */
    public List<Variable> variables() {
        return plane.variables();
    }

    /**
     * Adds the gradient of the sum of {@code values} with respect to each variable, in its shape.
     *
     * @param graph that the {@link #definition} was imported to, under its own names; for one call for each graph
     * @param values that the pictures lead to
     */
    public List<Operand<TFloat32>> gradients(Graph graph, Output<TFloat32> values) {
        PictureGradients gradients = new PictureGradients(graph, variables());
        return sampling.map(way -> gradients.through(way, values)).orElseGet(() -> gradients.straightOn(values));
    }

    /** Pixels on a side of what the network sees. */
    public int seenSide() {
        return view.seen();
    }

    /** What the steps of one run are fed with; for one run at a time, and to be closed. */
    public StepFeeds feeds() {
        return new StepFeeds(view, settings, sampling);
    }

    /** The placeholders that {@link #feeds} are for; to be kept even where an objective does not look at what is seen. */
    public List<String> fed() {
        return StepFeeds.names(view, settings, sampling);
    }

    /** Planes of {@link #FRAME}: 3, or 4 with opacity. */
    public int planes() {
        return settings.planes();
    }

    /** The values of the variables to start from. */
    public List<float[]> start(Start start) {
        if (start instanceof Start.Noise noise) {
            Validate.isTrue(
                    "keys",
                    noise.keys().size() == batch,
                    "%d keys for a batch of %d pictures".formatted(noise.keys().size(), batch));
            return noise(noise);
        }
        List<RgbImage> photographs = ((Start.Photograph) start).photographs();
        Validate.isTrue(
                "photographs",
                photographs.size() == 1 || photographs.size() == batch,
                "%d photographs for a batch of %d pictures".formatted(photographs.size(), batch));
        List<float[]> planes = photographs.stream()
                .map(photograph -> PhotographPlane.of(photograph, size, settings.decorrelated(), settings.planes()))
                .toList();
        return plane.values(IntStream.range(0, batch)
                .mapToObj(picture -> planes.get(planes.size() == 1 ? 0 : picture))
                .toList());
    }

    private List<float[]> noise(Start.Noise noise) {
        List<Variable> variables = plane.variables();
        return IntStream.range(0, variables.size())
                .mapToObj(index -> StartNoise.draw(
                        noise, variables.get(index), index, random -> plane.noise(random, settings.startDeviation())))
                .toList();
    }

    /**
     * The values of the variables that make the same pictures as {@code values} make in the smaller graph {@code before},
     * so that a run goes on in this size. Frequencies that are new start empty, new phases from the noise.
     *
     * @param before of the same batch, parameterization, shared resolutions and planes, and not larger
     */
    public List<float[]> enlarged(PictureGraph before, List<float[]> values, Start.Noise noise) {
        boolean fits = before.batch == batch
                && before.size <= size
                && before.settings.planes() == settings.planes()
                && before.settings.shared().equals(settings.shared())
                && before.settings.parameterization().equals(settings.parameterization());
        if (!fits) {
            throw new IllegalArgumentException("pictures of %d pixels, %s, cannot go on in %d, %s"
                    .formatted(before.size, before.settings, size, settings));
        }
        return plane.enlarged(before.plane, values, noise(noise));
    }

    private GraphDef define(InputSpec input, boolean untransformed) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(SCOPE);
            PlaneOps ops = new PlaneOps(tf, batch, size, settings, Optional.empty());
            List<Operand<TFloat32>> reads = variables(tf);
            Operand<TFloat32> made = plane.build(ops, reads);
            Operand<TFloat32> whole = tf.withName(local(WHOLE_PLANE)).identity(made);
            Operand<TFloat32> part = view.tiled() ? plane.build(ops.part(view.side()), reads) : made;
            PictureColours colours = new PictureColours(ops, view.seen());
            if (sampling.isPresent()) {
                Sampling.Nodes nodes = sampling.get().nodes(tf);
                Operand<TFloat32> read = tf.withName(local(PLANE)).identity(part);
                Operand<TFloat32> sampled = tf.withName(local(SAMPLED)).identity(nodes.sampled(read));
                colours.addSeen(sampled, Optional.of(nodes.coverage()), input);
            } else {
                colours.addSeen(part, Optional.empty(), input);
            }
            colours.addFrame(whole);
            if (settings.alpha()) {
                colours.addMeanAlpha(whole);
            }
            if (untransformed) {
                colours.addUntransformed(whole);
            }
            return graph.toGraphDef();
        }
    }

    private List<Operand<TFloat32>> variables(Ops tf) {
        List<Operand<TFloat32>> reads = new ArrayList<>();
        for (Variable variable : plane.variables()) {
            Shape shape = Shape.of(variable.shape());
            // without a shared name all variables of a session would be one
            var handle = tf.withName(local(variable.handle()))
                    .varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(variable.handle()));
            var start = tf.withName(local(variable.start())).placeholder(TFloat32.class, Placeholder.shape(shape));
            tf.withName(local(variable.assignStart())).assignVariableOp(handle, start);
            reads.add(tf.withName(local(variable.read())).readVariableOp(handle, TFloat32.class));
        }
        return reads;
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

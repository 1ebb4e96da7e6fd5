package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The nodes of pictures that are too large for the network to see at once, without the network. They compute all planes from
 * the variables once for a step, cut parts for {@link Tile}s out of them, and add up the gradients of the parts in a variable
 * of the graph. A part that extends beyond an edge of the picture continues at the opposite edge.
 *
 * <p>Like {@link PictureGraph} this is a definition; nodes that both have, have the same names.
 */
public final class Canvas {
    /** All planes, {@code [size * size, batch * planes]}; fed to cut a part out of them. */
    public static final String PLANES = PictureGraph.WHOLE_PLANE;
    /** A part of the planes, {@code [side * side, batch * planes]}. */
    public static final String PART = "picture/part";
    /** Placeholder of the gradient with respect to a part, in its shape. */
    public static final String PART_GRADIENT = "picture/part_gradient";
    /**
     * Placeholder of the gradient with respect to the mean opacities, {@code [batch]}, summed over the parts. It exists only
     * with opacity.
     */
    public static final String ALPHA_GRADIENT = "picture/alpha_gradient";
    /** The operation that adds the gradient of a part. */
    public static final String ADD = "picture/add";
    /** The operation that sets the sum of gradients to zero. */
    public static final String CLEAR = "picture/clear";

    /** Placeholder {@code [side]} of the rows of a part. */
    private static final String ROWS = "picture/rows";
    /** Placeholder {@code [side]} of the columns of a part. */
    private static final String COLUMNS = "picture/columns";
    /** The sum of the gradients that were added, {@code [size * size, batch * planes]}. */
    private static final String SUM = "picture/sum";

    private final Pictures pictures;
    private final int side;
    private final GraphDef definition;

    /** @param side pixels on a side of the parts, at most those of the pictures */
    public Canvas(Pictures pictures, int side) {
        Validate.inRange("side", side, 1, pictures.size());
        this.pictures = pictures;
        this.side = side;
        this.definition = define();
    }

    /** Returns the nodes. */
    public GraphDef definition() {
        return definition;
    }

    /** Returns the pictures that are optimized. */
    public Pictures pictures() {
        return pictures;
    }

    /** Returns the nodes that the steps of a run fetch, feed or run. */
    public List<String> targets() {
        List<String> targets =
                new ArrayList<>(List.of(PLANES, PART, PART_GRADIENT, ADD, CLEAR, ROWS, COLUMNS, PictureGraph.FRAME));
        if (hasAlpha()) {
            targets.addAll(List.of(PictureGraph.MEAN_ALPHA, ALPHA_GRADIENT));
        }
        return targets;
    }

    /** Returns whether the pictures have opacity. */
    public boolean hasAlpha() {
        return pictures.settings().alpha();
    }

    /**
     * Adds the mean gradient over the parts with respect to each variable, in its shape.
     *
     * @param graph that the {@link #definition} was imported to, without a prefix; only one call is possible for each graph
     * @param parts number of gradients that are added in each step
     */
    public List<Operand<TFloat32>> gradients(Graph graph, int parts) {
        Ops tf = Ops.create(graph).withSubScope("canvas_gradient");
        Operand<TFloat32> share = tf.constant(1f / parts);
        List<Output<TFloat32>> outputs = new ArrayList<>();
        List<Output<TFloat32>> means = new ArrayList<>();
        outputs.add(PictureGraph.floats(graph, PLANES));
        means.add(tf.math.mul(PictureGraph.floats(graph, SUM), share).asOutput());
        if (hasAlpha()) {
            outputs.add(PictureGraph.floats(graph, PictureGraph.MEAN_ALPHA));
            means.add(tf.math
                    .mul(PictureGraph.floats(graph, ALPHA_GRADIENT), share)
                    .asOutput());
        }
        return new PictureGradients(graph, pictures.variables()).ofPlanes(outputs, means);
    }

    /** Returns the indices of the part whose first column is {@code x} and whose first row is {@code y}. */
    public PartIndices partAt(int x, int y) {
        return new PartIndices(indices(x), indices(y));
    }

    private TInt32 indices(int first) {
        int[] indices = IntStream.range(first, first + side)
                .map(index -> Math.floorMod(index, pictures.size()))
                .toArray();
        return TInt32.tensorOf(Shape.of(side), DataBuffers.of(indices));
    }

    /**
     * The columns and rows of the picture that a part covers. They hold native memory until closed.
     *
     * @param columns {@code [side]}
     * @param rows {@code [side]}
     */
    public record PartIndices(TInt32 columns, TInt32 rows) implements AutoCloseable {
        /** Feeds these to the runner. */
        public Session.Runner into(Session.Runner runner) {
            return runner.feed(COLUMNS, columns).feed(ROWS, rows);
        }

        @Override
        public void close() {
            columns.close();
            rows.close();
        }
    }

    private GraphDef define() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(PictureGraph.SCOPE);
            PlaneOps ops = PlaneOps.of(tf, pictures);
            Operand<TFloat32> planes = tf.withName(PictureGraph.local(PLANES)).identity(pictures.addPlanes(ops));
            PictureColours colours = new PictureColours(ops);
            colours.addFrame(planes);
            if (hasAlpha()) {
                colours.addMeanAlpha(planes);
                Sampling.floats(tf, ALPHA_GRADIENT, Shape.of(pictures.batch()));
            }
            Operand<TInt32> rows = Sampling.ints(tf, ROWS, Shape.of(side));
            Operand<TInt32> columns = Sampling.ints(tf, COLUMNS, Shape.of(side));
            addPart(ops, planes, rows, columns);
            addSum(ops, rows, columns);
            return graph.toGraphDef();
        }
    }

    private int depth() {
        return pictures.batch() * pictures.planes();
    }

    private void addPart(PlaneOps ops, Operand<TFloat32> planes, Operand<TInt32> rows, Operand<TInt32> columns) {
        Ops tf = ops.tf();
        int size = pictures.size();
        Operand<TFloat32> strip = tf.gather(ops.reshape(planes, size, size * depth()), rows, tf.constant(0));
        Operand<TFloat32> part = tf.gather(ops.reshape(strip, side, size, depth()), columns, tf.constant(1));
        tf.withName(PictureGraph.local(PART)).reshape(part, tf.constant(new int[] {side * side, depth()}));
    }

    private void addSum(PlaneOps ops, Operand<TInt32> rows, Operand<TInt32> columns) {
        Ops tf = ops.tf();
        int size = pictures.size();
        Shape shape = Shape.of((long) size * size, depth());
        var sum = tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(SUM));
        tf.withName(PictureGraph.local(CLEAR)).assignVariableOp(sum, tf.zeros(tf.constant(shape), TFloat32.class));
        Operand<TInt32> pixels = tf.math.add(
                tf.reshape(tf.math.mul(rows, tf.constant(size)), tf.constant(new int[] {side, 1})), columns);
        Operand<TFloat32> gradient = Sampling.floats(tf, PART_GRADIENT, Shape.of((long) side * side, depth()));
        tf.withName(PictureGraph.local(ADD))
                .resourceScatterAdd(sum, tf.reshape(pixels, tf.constant(new int[] {side * side})), gradient);
        // without the reshape the graph does not know the shape
        tf.withName(PictureGraph.local(SUM)).reshape(tf.readVariableOp(sum, TFloat32.class), tf.constant(shape));
    }
}

package org.featurescope.optimize.graph;

import org.featurescope.model.Network;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.graph.PictureGraph;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * The network behind what is seen of pictures, up to the layers wanted, and the objective of each picture, as nodes of a graph.
 *
 * @param layers what of the network is read
 * @param values the objective of each picture, {@code [batch]}
 * @param step adds what else is fetched in a step
 */
public record SeenObjective(ReadLayers layers, Output<TFloat32> values, Ops step) {
    /** The nodes that are fed, fetched and run in a step begin so. */
    static final String SCOPE = "step";
    /** Placeholder of the share at which values below zero count, for each picture: {@code [batch]}. */
    public static final String LEAK = SCOPE + "/leak";
    /** The objective of each picture, {@code [batch]}. */
    public static final String OBJECTIVE = SCOPE + "/objective";

    /**
     * Adds pictures, network and objective to an empty graph.
     *
     * @param pictures nodes of what is seen
     * @param alpha whether the pictures have opacity
     */
    static SeenObjective add(
            Graph graph, GraphDef pictures, Network network, BatchObjective objective, int batch, boolean alpha) {
        graph.importGraphDef(NetworkSplice.upTo(objective.layers(), network, pictures, PictureGraph.SEEN));
        ReadLayers layers = new ReadLayers(graph, network, objective.layers());
        Ops step = Ops.create(graph).withSubScope(SCOPE);
        Operand<TFloat32> leak = step.withName("leak").placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch)));
        Operand<TFloat32> values = objective.build(new GraphInputs(graph, layers, batch, leak));
        Operand<TFloat32> rewarded = alpha ? opaqueOnlyWhereItExcites(graph, step, values) : values;
        return new SeenObjective(
                layers, step.withName("objective").identity(rewarded).asOutput(), step);
    }

    /**
     * Of transparent pictures it is the objective times the share that is transparent, so that a picture gains by being
     * opaque only where that excites.
     *
     * @see <a href="https://doi.org/10.23915/distill.00012">Mordvintsev et al., Differentiable Image Parameterizations,
     *     Distill 2018</a>
     */
    private static Operand<TFloat32> opaqueOnlyWhereItExcites(Graph graph, Ops step, Operand<TFloat32> objective) {
        Operand<TFloat32> opaque = ReadLayers.output(graph, PictureGraph.MEAN_ALPHA);
        return step.math.mul(objective, step.math.sub(step.constant(1f), opaque));
    }

    /** A slope for each picture, to be fed to {@link #LEAK} and closed; of one slope, the same for all. */
    public static TFloat32 slopes(int batch, double[] leaks) {
        return TFloat32.tensorOf(Shape.of(batch), data -> data.scalars()
                .forEachIndexed((at, slope) -> slope.setFloat((float) leaks[leaks.length == 1 ? 0 : (int) at[0]])));
    }
}

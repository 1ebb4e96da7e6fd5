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
 * The nodes of the network behind pictures, up to the layers that are read, and of the objective of each picture.
 *
 * @param layers that the objective reads
 * @param values the objective of each picture, {@code [batch]}
 * @param step adds further nodes of a step
 */
public record ObjectiveGraph(ReadLayers layers, Output<TFloat32> values, Ops step) {
    /** The scope of nodes that are fed or fetched in a step. */
    static final String SCOPE = "step";
    /** Placeholder of the leak of each picture, the factor of negative values: {@code [batch]}. */
    public static final String LEAK = SCOPE + "/leak";
    /** The objective of each picture, {@code [batch]}. */
    public static final String OBJECTIVE = SCOPE + "/objective";

    /**
     * Adds pictures, network and objective to an empty graph.
     *
     * @param pictures the nodes of what the network sees
     * @param alpha whether the pictures have opacity
     */
    static ObjectiveGraph add(
            Graph graph, GraphDef pictures, Network network, BatchObjective objective, int batch, boolean alpha) {
        graph.importGraphDef(NetworkSplice.upTo(objective.layers(), network, pictures, PictureGraph.SEEN));
        ReadLayers layers = new ReadLayers(graph, network, objective.layers());
        Ops step = Ops.create(graph).withSubScope(SCOPE);
        Operand<TFloat32> leak = step.withName("leak").placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch)));
        Operand<TFloat32> values = objective.build(new GraphInputs(graph, layers, batch, leak));
        Operand<TFloat32> rewarded = alpha ? timesTransparency(graph, step, values) : values;
        return new ObjectiveGraph(
                layers, step.withName("objective").identity(rewarded).asOutput(), step);
    }

    /**
     * Multiplies the objective of transparent pictures by their mean transparency, so that it becomes worthwhile to be opaque
     * only where this increases the objective.
     *
     * @see <a href="https://doi.org/10.23915/distill.00012">Mordvintsev et al., Differentiable Image Parameterizations,
     *     Distill 2018</a>
     */
    private static Operand<TFloat32> timesTransparency(Graph graph, Ops step, Operand<TFloat32> objective) {
        Operand<TFloat32> opaque = ReadLayers.output(graph, PictureGraph.MEAN_ALPHA);
        return step.math.mul(objective, step.math.sub(step.constant(1f), opaque));
    }

    /**
     * Returns a new tensor for {@link #LEAK}, which the caller closes.
     *
     * @param leaks one for each picture, or one for all
     */
    public static TFloat32 leaks(int batch, double[] leaks) {
        return TFloat32.tensorOf(
                Shape.of(batch),
                data -> data.scalars()
                        .forEachIndexed(
                                (at, leak) -> leak.setFloat((float) leaks[leaks.length == 1 ? 0 : (int) at[0]])));
    }
}

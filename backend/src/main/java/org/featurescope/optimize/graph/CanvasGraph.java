package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.picture.graph.Canvas;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;

/**
 * The graph that moves pictures of which the network sees one tile at a time: the planes, their parts, the sum of the
 * gradients, and the optimizer.
 *
 * @param optimizer that moves the pictures
 * @param definition all nodes
 */
public record CanvasGraph(OptimizerGraph optimizer, GraphDef definition) {
    /** The mean square of the gradient of each picture, {@code [batch]}. */
    public static final String MEAN_SQUARE = ObjectiveGraph.SCOPE + "/found";

    /**
     * Builds the graph.
     *
     * @param canvas the nodes of the planes
     * @param tiles number of tiles in each step
     */
    public static CanvasGraph of(Canvas canvas, int tiles, Settings settings) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(canvas.definition());
            OptimizerGraph optimizer =
                    new OptimizerGraph(graph, canvas.pictures(), canvas.gradients(graph, tiles), settings);
            Ops step = Ops.create(graph).withSubScope(ObjectiveGraph.SCOPE);
            step.withName("found")
                    .identity(optimizer.meanSquareOf(step, canvas.pictures().batch()));
            List<String> targets = new ArrayList<>(optimizer.targets());
            targets.add(MEAN_SQUARE);
            targets.addAll(canvas.targets());
            return new CanvasGraph(optimizer, GraphSurgery.prune(graph.toGraphDef(), targets));
        }
    }
}

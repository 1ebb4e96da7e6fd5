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
 * The nodes that move pictures of which the network sees one tile at a time: the planes, the parts of them, the gradients that
 * are added up, and the optimizer.
 *
 * @param optimizer what moves the pictures
 * @param definition all nodes
 */
public record CanvasGraph(OptimizerGraph optimizer, GraphDef definition) {
    /** What a step tells: the mean square of the gradient of each picture, {@code [batch]}. */
    public static final String FOUND = SeenObjective.SCOPE + "/found";

    /**
     * @param canvas what parts are cut out of
     * @param tiles how many are looked at in each step
     */
    public static CanvasGraph of(Canvas canvas, int tiles, Settings settings) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(canvas.definition());
            OptimizerGraph optimizer =
                    new OptimizerGraph(graph, canvas.pictures(), canvas.gradients(graph, tiles), settings);
            Ops step = Ops.create(graph).withSubScope(SeenObjective.SCOPE);
            step.withName("found")
                    .identity(optimizer.meanSquareOf(step, canvas.pictures().batch()));
            List<String> targets = new ArrayList<>(optimizer.targets());
            targets.add(FOUND);
            targets.addAll(canvas.used());
            return new CanvasGraph(optimizer, GraphSurgery.prune(graph.toGraphDef(), targets));
        }
    }
}

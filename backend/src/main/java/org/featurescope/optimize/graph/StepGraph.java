package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphRewriting;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.graph.PictureGraph;
import org.featurescope.optimize.picture.graph.Pictures;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;

/**
 * The graph of one step of pictures that are seen as a whole: the pictures, the network up to the layers that are read, the
 * objective, its gradient, and the optimizer.
 *
 * @param pictures the nodes of the pictures
 * @param layers that the objective reads
 * @param optimizer that moves the pictures
 * @param definition all nodes, rewritten for speed
 */
public record StepGraph(PictureGraph pictures, ReadLayers layers, OptimizerGraph optimizer, GraphDef definition) {
    /** The result of a step, {@code [2, batch]}: the objective of each picture and the mean square of its gradient. */
    public static final String RESULT = ObjectiveGraph.SCOPE + "/found";

    /**
     * Builds the graph.
     *
     * @param size pixels on a side of the pictures
     */
    public static StepGraph of(Network network, BatchObjective objective, int batch, int size, Settings settings) {
        PictureGraph pictures = PictureGraph.of(
                Pictures.of(batch, size, settings.picture()),
                network.descriptor().input(),
                true);
        try (Graph untuned = new Graph()) {
            ObjectiveGraph objectiveNodes = ObjectiveGraph.add(
                    untuned,
                    pictures.definition(),
                    network,
                    objective,
                    batch,
                    settings.picture().alpha());
            OptimizerGraph optimizer = new OptimizerGraph(
                    untuned, pictures.pictures(), pictures.gradients(untuned, objectiveNodes.values()), settings);
            objectiveNodes
                    .step()
                    .withName("found")
                    .stack(List.of(objectiveNodes.values(), optimizer.meanSquareOf(objectiveNodes.step(), batch)));
            List<String> targets = new ArrayList<>(optimizer.targets());
            targets.addAll(List.of(ObjectiveGraph.OBJECTIVE, RESULT, ObjectiveGraph.LEAK, PictureGraph.FRAME));
            targets.addAll(pictures.placeholders());
            GraphDef tuned = GraphRewriting.tuned(untuned, targets, settings.precision() == Precision.FLOAT32);
            return new StepGraph(pictures, objectiveNodes.layers(), optimizer, tuned);
        }
    }
}

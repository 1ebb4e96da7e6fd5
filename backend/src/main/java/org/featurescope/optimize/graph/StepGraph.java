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
 * The nodes of one step of pictures that are seen whole: the pictures' graph, the network up to the layers wanted, the
 * objective, its gradient and the optimizer.
 *
 * @param pictures what is seen
 * @param layers what of the network is read
 * @param optimizer what moves the pictures
 * @param definition all nodes, tuned
 */
public record StepGraph(PictureGraph pictures, ReadLayers layers, OptimizerGraph optimizer, GraphDef definition) {
    /** What a step tells: {@code [2, batch]} of the objective of each picture and the mean square of its gradient. */
    public static final String FOUND = SeenObjective.SCOPE + "/found";

    /** @param size pixels on a side of the pictures */
    public static StepGraph of(Network network, BatchObjective objective, int batch, int size, Settings settings) {
        PictureGraph pictures = PictureGraph.of(
                Pictures.of(batch, size, settings.picture()),
                network.descriptor().input(),
                true);
        try (Graph untuned = new Graph()) {
            SeenObjective seen = SeenObjective.add(
                    untuned,
                    pictures.definition(),
                    network,
                    objective,
                    batch,
                    settings.picture().alpha());
            OptimizerGraph optimizer = new OptimizerGraph(
                    untuned, pictures.pictures(), pictures.gradients(untuned, seen.values()), settings);
            seen.step().withName("found").stack(List.of(seen.values(), optimizer.meanSquareOf(seen.step(), batch)));
            List<String> targets = new ArrayList<>(optimizer.targets());
            targets.addAll(List.of(SeenObjective.OBJECTIVE, FOUND, SeenObjective.LEAK, PictureGraph.FRAME));
            targets.addAll(pictures.fed());
            GraphDef tuned = GraphRewriting.tuned(untuned, targets, settings.precision() == Precision.FLOAT32);
            return new StepGraph(pictures, seen.layers(), optimizer, tuned);
        }
    }
}

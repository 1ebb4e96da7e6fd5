package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphRewriting;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.graph.Pictures;
import org.featurescope.optimize.picture.graph.Tile;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;

/**
 * The graph of one tile of large pictures: the network up to the layers that are read, the objective, and its gradient with
 * respect to the fed part of the planes.
 *
 * @param tile the nodes of the tile
 * @param layers that the objective reads
 * @param definition all nodes, rewritten for speed
 */
public record TileGraph(Tile tile, ReadLayers layers, GraphDef definition) {
    /** The gradient with respect to the planes of the part, in their shape. */
    public static final String GRADIENT = ObjectiveGraph.SCOPE + "/part_gradient";
    /** The gradient with respect to the mean opacities, {@code [batch]}. It exists only with opacity. */
    public static final String ALPHA_GRADIENT = ObjectiveGraph.SCOPE + "/alpha_gradient";

    /**
     * Builds the graph.
     *
     * @param side pixels on a side of what the network sees
     */
    public static TileGraph of(
            Network network, BatchObjective objective, Pictures pictures, int side, Settings settings) {
        Tile tile = new Tile(pictures, side, network.descriptor().input());
        try (Graph untuned = new Graph()) {
            ObjectiveGraph objectiveNodes = ObjectiveGraph.add(
                    untuned,
                    tile.definition(),
                    network,
                    objective,
                    pictures.batch(),
                    settings.picture().alpha());
            objectiveNodes.step().withName("part_gradient").identity(tile.gradient(untuned, objectiveNodes.values()));
            List<String> targets = new ArrayList<>(tile.placeholders());
            targets.addAll(List.of(ObjectiveGraph.OBJECTIVE, ObjectiveGraph.LEAK, GRADIENT));
            tile.alphaGradient(untuned, objectiveNodes.values()).ifPresent(gradient -> {
                objectiveNodes.step().withName("alpha_gradient").identity(gradient);
                targets.add(ALPHA_GRADIENT);
            });
            GraphDef tuned = GraphRewriting.tuned(untuned, targets, settings.precision() == Precision.FLOAT32);
            return new TileGraph(tile, objectiveNodes.layers(), tuned);
        }
    }
}

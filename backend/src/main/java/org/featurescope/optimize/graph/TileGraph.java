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
 * The nodes that look at one tile of large pictures: the network up to the layers wanted, the objective, and its gradient with
 * respect to the part of the planes that is fed.
 *
 * @param tile what is seen
 * @param layers what of the network is read
 * @param definition all nodes, tuned
 */
public record TileGraph(Tile tile, ReadLayers layers, GraphDef definition) {
    /** The gradient with respect to the planes of the part, in their shape. */
    public static final String GRADIENT = SeenObjective.SCOPE + "/part_gradient";
    /** The gradient with respect to the mean opacities, {@code [batch]}; there only with opacity. */
    public static final String ALPHA_GRADIENT = SeenObjective.SCOPE + "/alpha_gradient";

    /** @param side pixels on a side of what the network sees */
    public static TileGraph of(
            Network network, BatchObjective objective, Pictures pictures, int side, Settings settings) {
        Tile tile = new Tile(pictures, side, network.descriptor().input());
        try (Graph untuned = new Graph()) {
            SeenObjective seen = SeenObjective.add(
                    untuned,
                    tile.definition(),
                    network,
                    objective,
                    pictures.batch(),
                    settings.picture().alpha());
            seen.step().withName("part_gradient").identity(tile.gradient(untuned, seen.values()));
            List<String> targets = new ArrayList<>(tile.fed());
            targets.addAll(List.of(SeenObjective.OBJECTIVE, SeenObjective.LEAK, GRADIENT));
            tile.alphaGradient(untuned, seen.values()).ifPresent(gradient -> {
                seen.step().withName("alpha_gradient").identity(gradient);
                targets.add(ALPHA_GRADIENT);
            });
            GraphDef tuned = GraphRewriting.tuned(untuned, targets, settings.precision() == Precision.FLOAT32);
            return new TileGraph(tile, seen.layers(), tuned);
        }
    }
}

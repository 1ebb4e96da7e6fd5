package org.featurescope.figure;

import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.GraphVisualizer;
import org.featurescope.optimize.Objective;
import org.featurescope.optimize.VisualizationSpec;

/**
 * The figure of several channels of one layer, each with its own picture, optimized together.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param layer the layer's name
 * @param channels the channels in the grid's order, none twice
 * @param objective what of each is made large
 * @param size height and width of each picture, pixels
 * @param steps of the optimizer
 * @param seed everything random draws from it
 */
public record GridSpec(
        String model,
        String modelHash,
        String layer,
        List<Integer> channels,
        Objective objective,
        int size,
        int steps,
        long seed)
        implements FigureSpec {
    static final ParameterTable<GridSpec> TABLE = ParameterTable.of("grid", GridSpec::of)
            .with(Parameters.LAYER, GridSpec::layer)
            .with(Parameters.CHANNELS, GridSpec::channels)
            .with(Parameters.OBJECTIVE, GridSpec::objective)
            .with(Parameters.SIZE, spec -> (long) spec.size())
            .with(Parameters.STEPS, spec -> (long) spec.steps())
            .with(Parameters.SEED, GridSpec::seed);

    public GridSpec {
        channels = List.copyOf(channels);
    }

    private static GridSpec of(ParameterTable.Values values) {
        return new GridSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.LAYER),
                values.get(Parameters.CHANNELS),
                values.get(Parameters.OBJECTIVE),
                values.getInt(Parameters.SIZE),
                values.getInt(Parameters.STEPS),
                values.get(Parameters.SEED));
    }

    @Override
    public String title() {
        return "%s: %s in %s".formatted(layer, Captions.count(channels.size(), "channel"), model);
    }

    @Override
    public String caption() {
        return "Channels %s of layer %s in %s: each picture is made to %s. %s"
                .formatted(
                        Parameters.CHANNELS.type().toText(channels).replace(",", ", "),
                        layer,
                        model,
                        Captions.aim(objective, "its own unit"),
                        Captions.howMade(size, steps, seed));
    }

    @Override
    public Layout layout() {
        return Layout.grid(channels.size());
    }

    @Override
    public void checkAgainst(Network network) {
        GraphVisualizer.checkSize(size, network);
        units().forEach(unit -> unit.checkedAgainst(network));
    }

    /** The units in the grid's order. */
    List<Unit> units() {
        return channels.stream().map(channel -> new Unit(layer, channel)).toList();
    }

    VisualizationSpec visualization() {
        return new VisualizationSpec(layer, channels, objective, size, steps, seed);
    }
}

package org.featurescope.figure;

import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The figure of several channels of one layer, each with its own picture, optimized together.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param layer the layer's name
 * @param channels the channels in the grid's order, none twice
 * @param objective what of each is made large
 * @param making how
 */
public record GridSpec(
        String model, String modelHash, String layer, List<Integer> channels, UnitAim objective, Making making)
        implements OptimizedSpec {
    static final ParameterTable<GridSpec> TABLE = Making.addTo(ParameterTable.of("grid", GridSpec::of)
            .with(Parameters.LAYER, GridSpec::layer)
            .with(Parameters.CHANNELS, GridSpec::channels)
            .with(Parameters.OBJECTIVE, GridSpec::objective));

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
                Making.of(values));
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
                        objective.aim("its own unit"),
                        Captions.howMade(making));
    }

    @Override
    public Layout layout() {
        return Layout.grid(channels.size());
    }

    @Override
    public Plan plan(Network network) {
        List<Unit> units =
                channels.stream().map(channel -> new Unit(layer, channel)).toList();
        return Plan.each(
                units.stream().map(objective::of).toList(),
                units.stream().map(Unit::toString).toList(),
                making);
    }
}

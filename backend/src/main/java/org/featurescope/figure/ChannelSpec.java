package org.featurescope.figure;

import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.GraphVisualizer;
import org.featurescope.optimize.Objective;
import org.featurescope.optimize.VisualizationSpec;

/**
 * The figure of one unit: a picture made to excite it.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param objective what of it is made large
 * @param size height and width of the picture, pixels
 * @param steps of the optimizer
 * @param seed everything random draws from it
 */
public record ChannelSpec(
        String model, String modelHash, Unit unit, Objective objective, int size, int steps, long seed)
        implements FigureSpec {
    static final ParameterTable<ChannelSpec> TABLE = ParameterTable.of("channel", ChannelSpec::of)
            .with(Parameters.UNIT, ChannelSpec::unit)
            .with(Parameters.OBJECTIVE, ChannelSpec::objective)
            .with(Parameters.SIZE, spec -> (long) spec.size())
            .with(Parameters.STEPS, spec -> (long) spec.steps())
            .with(Parameters.SEED, ChannelSpec::seed);

    private static ChannelSpec of(ParameterTable.Values values) {
        return new ChannelSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.get(Parameters.OBJECTIVE),
                values.getInt(Parameters.SIZE),
                values.getInt(Parameters.STEPS),
                values.get(Parameters.SEED));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "%s in %s".formatted(unit, model);
    }

    @Override
    public String caption() {
        return "A picture made to %s, channel %d of layer %s in %s. %s"
                .formatted(
                        Captions.aim(objective, "this unit"),
                        unit.channel(),
                        unit.layer(),
                        model,
                        Captions.howMade(size, steps, seed));
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public void checkAgainst(Network network) {
        GraphVisualizer.checkSize(size, network);
        unit.checkedAgainst(network);
    }

    VisualizationSpec visualization() {
        return new VisualizationSpec(unit.layer(), List.of(unit.channel()), objective, size, steps, seed);
    }
}

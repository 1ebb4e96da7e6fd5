package org.featurescope.kind.channel;

import java.util.List;
import org.featurescope.figure.Captions;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The figure of one unit: a picture made to excite it.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param objective what of it is made large
 * @param making how
 */
public record ChannelSpec(String model, String modelHash, Unit unit, UnitAim objective, OptimizationParameters making)
        implements OptimizedSpec {
    public static final ParameterTable<ChannelSpec> TABLE =
            OptimizationParameters.addTo(ParameterTable.of("channel", ChannelSpec::of)
                    .with(Parameters.UNIT, ChannelSpec::unit)
                    .with(Parameters.OBJECTIVE, ChannelSpec::objective));

    private static ChannelSpec of(ParameterTable.Values values) {
        return new ChannelSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.get(Parameters.OBJECTIVE),
                OptimizationParameters.of(values));
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
                .formatted(objective.aim("this unit"), unit.channel(), unit.layer(), model, Captions.howMade(making));
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public Plan plan(Network network) {
        return Plan.each(List.of(objective.of(unit)), List.of(unit.toString()), making);
    }
}

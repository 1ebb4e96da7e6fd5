package org.featurescope.kind.channel;

import java.util.List;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Spec of a figure with one picture, optimized to excite or to suppress one unit.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param objective the number of the unit that is maximized
 * @param optimization the parameters of the optimization
 */
public record ChannelSpec(NetworkReference network, Unit unit, UnitAim objective, OptimizationParameters optimization)
        implements OptimizedSpec {
    static final ParameterTable<ChannelSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("channel", ChannelSpec::of), ChannelSpec::network)
                    .with(Parameters.UNIT, ChannelSpec::unit)
                    .with(UnitAim.PARAMETER, ChannelSpec::objective),
            ChannelSpec::optimization);

    private static ChannelSpec of(ParameterTable.Values values) {
        return new ChannelSpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.get(UnitAim.PARAMETER),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "%s in %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        return "A picture made to %s, channel %d of layer %s in %s. %s"
                .formatted(
                        objective.aim("this unit"),
                        unit.channel(),
                        unit.layer(),
                        model(),
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public Plan plan(Network network) {
        return Plan.each(List.of(objective.of(unit)), List.of(unit.toString()), optimization);
    }
}

package org.featurescope.kind.channel;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.ShownFigure;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.UnitFigures;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/** The kind of figure that shows one unit by a picture optimized to excite it. */
public final class ChannelKind extends OptimizedKind<ChannelSpec> implements UnitFigures {
    /** Creates the kind. */
    public ChannelKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<ChannelSpec> specType() {
        return ChannelSpec.class;
    }

    @Override
    public ParameterTable<ChannelSpec> parameters() {
        return ChannelSpec.TABLE;
    }

    @Override
    public String title() {
        return "One unit";
    }

    @Override
    public String description() {
        return "A picture made to excite one channel of one layer.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + ExampleUnits.CLEAR;
    }

    @Override
    public List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        return List.of(
                shown("Excited everywhere", network, layer, channel, UnitAim.CHANNEL),
                shown("Excited at its centre", network, layer, channel, UnitAim.NEURON),
                shown("Suppressed everywhere", network, layer, channel, UnitAim.NEGATIVE_CHANNEL));
    }

    private ShownFigure shown(String heading, Network network, Layer layer, int channel, UnitAim aim) {
        return new ShownFigure(heading, query(network, new Unit(layer.name(), channel), aim), false);
    }

    @Override
    public String unitQuery(Network network, Unit unit, Sign sign) {
        return query(network, unit, sign == Sign.POSITIVE ? UnitAim.CHANNEL : UnitAim.NEGATIVE_CHANNEL);
    }

    private String query(Network network, Unit unit, UnitAim aim) {
        return LinkQuery.of(
                name(),
                network,
                List.of(
                        Map.entry("unit", unit.toString()),
                        Map.entry(
                                UnitAim.PARAMETER.name(),
                                UnitAim.PARAMETER.type().toText(aim))));
    }
}

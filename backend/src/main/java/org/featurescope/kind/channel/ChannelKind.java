package org.featurescope.kind.channel;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.ShownFigure;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that shows one unit by a picture optimized to excite it. */
public final class ChannelKind extends OptimizedKind<ChannelSpec> {
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
        return "unit=mixed4c:12&steps=128";
    }

    @Override
    public List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        return List.of(
                shown("Excited everywhere", network, layer, channel, UnitAim.CHANNEL),
                shown("Excited at its centre", network, layer, channel, UnitAim.NEURON),
                shown("Suppressed everywhere", network, layer, channel, UnitAim.NEGATIVE_CHANNEL));
    }

    private ShownFigure shown(String heading, Network network, Layer layer, int channel, UnitAim aim) {
        List<Map.Entry<String, String>> parameters = List.of(
                Map.entry("unit", layer.name() + ":" + channel),
                Map.entry(UnitAim.PARAMETER.name(), UnitAim.PARAMETER.type().toText(aim)));
        return new ShownFigure(heading, LinkQuery.of(name(), network, parameters));
    }
}

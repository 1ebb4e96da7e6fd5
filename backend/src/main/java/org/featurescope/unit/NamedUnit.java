package org.featurescope.unit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * A unit of a network, as people name it.
 *
 * @param network the network that has the unit
 */
public record NamedUnit(Network network, Unit unit) {
    private static final Pattern UNIT =
            Pattern.compile("(?:(?<network>[\\w.-]+)/)?(?<layer>[A-Za-z_][\\w.-]*):(?<channel>\\d{1,6})");

    /**
     * Parses the name of a unit, {@code layer:channel} or {@code network/layer:channel}. Returns the unit of the first
     * network that has it; empty if the text names none.
     */
    public static Optional<NamedUnit> in(List<Network> networks, String text) {
        Matcher named = UNIT.matcher(text.strip());
        return named.matches()
                ? networks.stream()
                        .filter(network -> named.group("network") == null
                                || named.group("network").equals(network.id()))
                        .filter(network -> isIn(network, named.group("layer"), channel(named)))
                        .findFirst()
                        .map(network -> new NamedUnit(network, new Unit(named.group("layer"), channel(named))))
                : Optional.empty();
    }

    private static int channel(Matcher named) {
        return Integer.parseInt(named.group("channel"));
    }

    private static boolean isIn(Network network, String layer, int channel) {
        return network.layers().stream().anyMatch(of -> of.name().equals(layer) && channel < of.channels());
    }
}

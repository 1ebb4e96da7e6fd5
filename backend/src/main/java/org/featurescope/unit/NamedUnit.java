package org.featurescope.unit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * A unit that a person named.
 *
 * @param network that has it
 */
public record NamedUnit(Network network, Unit unit) {
    private static final Pattern UNIT =
            Pattern.compile("(?:(?<network>[\\w.-]+)/)?(?<layer>[A-Za-z_][\\w.-]*):(?<channel>\\d{1,6})");

    /** Returns the unit that a text names: {@code layer:channel} of the first network that has it, or {@code network/layer:channel}. */
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

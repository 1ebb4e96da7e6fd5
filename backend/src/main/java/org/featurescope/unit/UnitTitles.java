package org.featurescope.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Creates titles of units for people. A title names the unit's class if the unit stands for one, else the word for what
 * it fires on if {@link FiresOn} has one, else its number. Pages show the exact name {@code layer:channel} beside them.
 */
public final class UnitTitles {
    /** Matches a unit's name that is not part of a longer objective, such as a sum or a position. */
    private static final Pattern UNIT = Pattern.compile("(?<![\\w.(*+-])([A-Za-z_][\\w.-]*):(\\d{1,6})(?![\\w@*+-])");

    private static final int MOST_UNITS = 2;

    private final KnownResponses known;

    public UnitTitles(KnownResponses known) {
        this.known = known;
    }

    /**
     * Returns the title of a unit, such as "The logit of Labrador retriever", "A unit of mixed4c that fires on dog pictures"
     * or "Unit 447 of mixed4c".
     *
     * @param firesOn what it fires on, if that is known
     */
    public static String of(Network network, Unit unit, Optional<FiresOn> firesOn) {
        Layer layer = network.layer(unit.layer());
        return ClassUnits.label(network, layer, unit.channel())
                .map(label -> "The %s of %s".formatted(layer.kind().equals("logits") ? "logit" : "probability", label))
                .or(() -> firesOn.flatMap(FiresOn::name)
                        .map(name -> "A unit of %s that fires on %s pictures".formatted(unit.layer(), name.word())))
                .orElseGet(() -> "Unit %d of %s".formatted(unit.channel(), unit.layer()));
    }

    private String of(Network network, Unit unit) {
        return of(network, unit, known.firesOn(network, unit));
    }

    /**
     * Replaces the names of units in a title by the units' titles. A title with more than {@value #MOST_UNITS} units is
     * not changed.
     */
    public String in(Network network, String title) {
        return units(network, title).isEmpty()
                ? title
                : UNIT.matcher(title)
                        .replaceAll(unit -> Matcher.quoteReplacement(
                                isOf(network, unit) ? inPlace(of(network, unit(unit)), unit.start()) : unit.group()));
    }

    /** Returns the units that a title names; none if there are more than {@value #MOST_UNITS}. */
    public static List<Unit> units(Network network, String title) {
        List<Unit> units = UNIT.matcher(title)
                .results()
                .filter(found -> isOf(network, found))
                .map(UnitTitles::unit)
                .toList();
        return units.size() > MOST_UNITS ? List.of() : units;
    }

    private static Unit unit(MatchResult found) {
        return new Unit(found.group(1), Integer.parseInt(found.group(2)));
    }

    private static boolean isOf(Network network, MatchResult found) {
        Unit unit = unit(found);
        return network.layers().stream()
                .anyMatch(layer -> layer.name().equals(unit.layer()) && unit.channel() < layer.channels());
    }

    /** Returns a unit's title with a lower-case first letter, unless it stands at the beginning of the text. */
    private static String inPlace(String title, int at) {
        return at == 0 ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}

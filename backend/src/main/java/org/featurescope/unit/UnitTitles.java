package org.featurescope.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

    /** Matches a unit as the captions of figures about one unit name it. */
    private static final Pattern CHANNEL =
            Pattern.compile("(?<!\\w)([Cc])hannel (\\d{1,6}) of layer ([A-Za-z_](?:[\\w.-]*\\w)?)");

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
     * Replaces the names of units in a figure's title by the units' titles, and the id of the network by its title. The names
     * stay in a title with more than {@value #MOST_UNITS} units.
     */
    public String inTitle(Network network, String title) {
        return withNetwork(network, withUnits(network, title, unit -> of(network, unit)));
    }

    /**
     * Replaces the names of units in a figure's caption by words such as "unit 447 of mixed4c (fires on dog pictures)". The
     * names {@code layer:channel} stay in a caption with more than {@value #MOST_UNITS} of them.
     */
    public String inCaption(Network network, String caption) {
        String named = CHANNEL.matcher(caption)
                .replaceAll(found -> Matcher.quoteReplacement(unit(network, found.group(3), found.group(2))
                        .map(unit -> found.group(1).equals("C") ? words(network, unit) : lower(words(network, unit)))
                        .orElse(found.group())));
        return withUnits(network, named, unit -> words(network, unit));
    }

    /** Returns the words for a unit in a caption. */
    private String words(Network network, Unit unit) {
        return "Unit %d of %s%s"
                .formatted(
                        unit.channel(),
                        unit.layer(),
                        ClassUnits.label(network, network.layer(unit.layer()), unit.channel())
                                .or(() -> known.firesOn(network, unit)
                                        .flatMap(FiresOn::name)
                                        .map(name -> "fires on %s pictures".formatted(name.word())))
                                .map(" (%s)"::formatted)
                                .orElse(""));
    }

    private static String withUnits(Network network, String text, Function<Unit, String> title) {
        return units(network, text).isEmpty()
                ? text
                : UNIT.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(unit(network, found.group(1), found.group(2))
                                .map(unit -> inPlace(title.apply(unit), found.start()))
                                .orElse(found.group())));
    }

    private static String withNetwork(Network network, String title) {
        return Pattern.compile("(?<= (?:in|of|through) )%s(?![\\w-])".formatted(Pattern.quote(network.id())))
                .matcher(title)
                .replaceAll(Matcher.quoteReplacement(network.descriptor().title()));
    }

    /** Returns the units that a title names; none if there are more than {@value #MOST_UNITS}. */
    public static List<Unit> units(Network network, String title) {
        List<Unit> units = UNIT.matcher(title)
                .results()
                .flatMap(found -> unit(network, found.group(1), found.group(2)).stream())
                .toList();
        return units.size() > MOST_UNITS ? List.of() : units;
    }

    /** Returns a unit of a network by its name; empty if there is none. */
    private static Optional<Unit> unit(Network network, String layer, String number) {
        int channel = Integer.parseInt(number);
        return network.layers().stream()
                .filter(each -> each.name().equals(layer) && channel < each.channels())
                .findFirst()
                .map(each -> new Unit(layer, channel));
    }

    /** Returns a unit's title with a lower-case first letter, unless it stands at the beginning of the text. */
    private static String inPlace(String title, int at) {
        return at == 0 ? title : lower(title);
    }

    private static String lower(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}

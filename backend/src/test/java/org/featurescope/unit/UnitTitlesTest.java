package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.FiresOn.Share;
import org.junit.jupiter.api.Test;

final class UnitTitlesTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception-robust");
    private static final Unit UNIT = new Unit("mixed4c", 127);

    private final KnownResponses known = new KnownResponses(Path.of("no-such-folder"));
    private final UnitTitles titles = new UnitTitles(known);

    @Test
    void aUnitIsTitledByItsWordOnlyIfThereIsOne() {
        FiresOn named = new FiresOn(List.of(new Share("boxer", 0.5)), Optional.of(new Share("dog", 0.6)));
        FiresOn unnamed = new FiresOn(List.of(new Share("boxer", 0.5)), Optional.empty());
        assertThat(UnitTitles.of(NETWORK, UNIT, Optional.of(named)))
                .isEqualTo("A unit of mixed4c that fires on dog pictures");
        assertThat(UnitTitles.of(NETWORK, UNIT, Optional.of(unnamed))).isEqualTo("Unit 127 of mixed4c");
        assertThat(UnitTitles.of(NETWORK, UNIT, Optional.empty())).isEqualTo("Unit 127 of mixed4c");
        assertThat(UnitTitles.of(NETWORK, new Unit("softmax", 7), Optional.empty()))
                .isEqualTo("The probability of " + NETWORK.labels().get(7));
        assertThat(UnitTitles.of(NETWORK, new Unit("softmax_pre_activation", 7), Optional.empty()))
                .isEqualTo("The logit of " + NETWORK.labels().get(7));
    }

    /** The titles of units agree with what is said of each unit by itself. */
    @Test
    void titlesOfFiguresSayTheSameOfTheirUnits() {
        int named = 0;
        for (int channel = 0; channel < NETWORK.layer("mixed5b").channels(); channel += 5) {
            Unit unit = new Unit("mixed5b", channel);
            Optional<Share> name = known.firesOn(NETWORK, unit).orElseThrow().name();
            String title = titles.inTitle(NETWORK, "Diverse optima of mixed5b:%d in a network".formatted(channel));
            assertThat(title)
                    .isEqualTo(name.map(
                                    word -> "Diverse optima of a unit of mixed5b that fires on %s pictures in a network"
                                            .formatted(word.word()))
                            .orElse("Diverse optima of unit %d of mixed5b in a network".formatted(channel)));
            named += name.isPresent() ? 1 : 0;
        }
        assertThat(named).isPositive();
    }

    @Test
    void findsTheUnitsThatATitleNamesUnlessTheyAreMany() {
        assertThat(UnitTitles.units(NETWORK, "mixed4c:1 with mixed4c:9999 and mixed4c:2 in a network"))
                .containsExactly(new Unit("mixed4c", 1), new Unit("mixed4c", 2));
        assertThat(UnitTitles.units(NETWORK, "mixed4c:1, mixed4c:2 with mixed4c:3 in a network"))
                .isEmpty();
    }

    @Test
    void namesThatAreNoUnitsOfTheNetworkAreKept() {
        for (String title : List.of(
                "0.8*mixed4c:12-0.6*mixed4c:3 in a network",
                "class(mixed4c:12) in a network",
                "mixed4c:12@6,6 in a network",
                "mixed4c:99999 in a network",
                "other:12 in a network",
                "mixed4c:1, mixed4c:2 with mixed4c:3 in a network",
                "mixed4c as it is")) {
            assertThat(titles.inTitle(NETWORK, title)).isEqualTo(title);
        }
        assertThat(titles.inTitle(NETWORK, "conv2d0:1 in a network")).isEqualTo("Unit 1 of conv2d0 in a network");
    }

    @Test
    void captionsSayWhatTheirUnitsFireOn() {
        Unit named = units("mixed5b").filter(this::hasName).findFirst().orElseThrow();
        Unit unnamed =
                units("mixed5b").filter(unit -> !hasName(unit)).findFirst().orElseThrow();
        String word =
                known.firesOn(NETWORK, named).orElseThrow().name().orElseThrow().word();
        String words = "%d of mixed5b (fires on %s pictures)".formatted(named.channel(), word);
        assertThat(titles.inCaption(NETWORK, "Channel %d of layer mixed5b in a network.".formatted(named.channel())))
                .isEqualTo("Unit %s in a network.", words);
        assertThat(titles.inCaption(
                        NETWORK, "Made for this unit, channel %d of layer mixed5b.".formatted(named.channel())))
                .isEqualTo("Made for this unit, unit %s.", words);
        assertThat(titles.inCaption(NETWORK, "From %s to %s in a network.".formatted(named, unnamed)))
                .isEqualTo("From unit %s to unit %d of mixed5b in a network.", words, unnamed.channel());
        assertThat(titles.inCaption(NETWORK, "channel 7 of layer softmax in a network"))
                .isEqualTo(
                        "unit 7 of softmax (%s) in a network", NETWORK.labels().get(7));
    }

    @Test
    void captionsKeepNamesOfWhatIsNoUnitOfTheNetwork() {
        for (String caption : List.of(
                "Channels 3, 5 of layer mixed4c in a network",
                "channel 99999 of layer mixed4c",
                "channel 3 of layer other",
                "the objective channel(mixed4c:12)",
                "mixed4c:1, mixed4c:2 with mixed4c:3")) {
            assertThat(titles.inCaption(NETWORK, caption)).isEqualTo(caption);
        }
    }

    private static Stream<Unit> units(String layer) {
        return IntStream.range(0, NETWORK.layer(layer).channels()).mapToObj(channel -> new Unit(layer, channel));
    }

    private boolean hasName(Unit unit) {
        return known.firesOn(NETWORK, unit).orElseThrow().name().isPresent();
    }
}

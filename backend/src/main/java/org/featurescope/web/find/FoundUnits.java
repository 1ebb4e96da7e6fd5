package org.featurescope.web.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.UnitSearch;
import org.featurescope.web.page.view.UnitCards;

/**
 * The answer to a search.
 *
 * @param meaning how the query was understood, as a sentence
 * @param units best first
 * @param topClass the most probable class of a picture, if the query is one and a network that has classes was run
 */
record FoundUnits(String meaning, List<FoundUnit> units, Optional<TopClass> topClass) {
    FoundUnits {
        units = List.copyOf(units);
    }

    /**
     * A unit that was found.
     *
     * @param model the network's id
     * @param unit the unit's name, {@code layer:channel}
     * @param likeness the correlation of its mean responses to the classes with those that words or a picture ask for, or
     *     for a unit the mean of the cosines of both units' activations and mean responses, or the cosine of
     *     their portraits, -1 to 1; for a picture the unit's activation in standard deviations above its mean; for the logits
     *     of classes its effect on them
     * @param firesOn the classes of the pictures that excite it most, with their shares
     * @param name the word for most of these pictures, if there is one
     * @param effect its effect on the query's classes, if the query asks for it
     * @param page the path of the unit's page
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FoundUnit(
            String model,
            String unit,
            double likeness,
            List<FiresOn.Share> firesOn,
            Optional<FiresOn.Share> name,
            Optional<UnitSearch.Effect> effect,
            String page) {}

    /** Returns the answer to words or the name of a unit as it is sent. */
    static FoundUnits of(UnitSearch.Answer answer) {
        return of(answer, Optional.empty());
    }

    /** Returns the answer to a picture as it is sent. */
    static FoundUnits of(UnitSearch.Answer answer, Optional<TopClass> topClass) {
        return new FoundUnits(
                answer.meaning(), answer.units().stream().map(FoundUnits::unit).toList(), topClass);
    }

    private static FoundUnit unit(UnitSearch.Found found) {
        return new FoundUnit(
                found.network().id(),
                found.unit().toString(),
                Math.round(1000 * found.likeness()) / 1000.0,
                found.firesOn().map(FiresOn::classes).orElse(List.of()),
                found.firesOn().flatMap(FiresOn::name),
                found.effect(),
                UnitCards.path(found.network(), found.unit()));
    }
}

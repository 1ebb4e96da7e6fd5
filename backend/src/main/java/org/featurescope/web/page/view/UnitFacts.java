package org.featurescope.web.page.view;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.DatasetExamples.OfUnit;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.PathWeights.RaisedClasses;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.UnitTitles;

/**
 * What is known of a unit before anything is made for it.
 *
 * @param title its title for people
 * @param tiles the portraits of its layer, if there are any
 * @param portraits the portraits of all networks
 * @param firesOn what it fires on, if that is measured
 * @param pictures what the pictures are by which that was measured, a few words
 * @param note the owner's name of it and note about it, if there is one
 * @param isOwner whether the page is for the owner, who can change the note
 * @param raisedClasses the classes whose logits it raises most, if that is known
 * @param examples its dataset examples among the photographs that come with the product, if they are known
 * @param alike the units that respond most like it
 */
public record UnitFacts(
        String title,
        Optional<PortraitTiles> tiles,
        Portraits portraits,
        Optional<FiresOn> firesOn,
        String pictures,
        Optional<Note> note,
        boolean isOwner,
        Optional<RaisedClasses> raisedClasses,
        Optional<OfUnit> examples,
        Alike alike) {
    private static final int ALIKE = 6;
    private static final int CLASSES = 3;

    /**
     * Units that respond like a unit, best first.
     *
     * @param here those of its own network
     * @param elsewhere those of other networks
     */
    public record Alike(List<Found> here, List<Found> elsewhere) {
        public Alike {
            here = List.copyOf(here);
            elsewhere = List.copyOf(elsewhere);
        }

        private static Alike of(Network network, Unit unit, KnownResponses known, List<Network> networks) {
            List<Network> others = networks.stream()
                    .filter(other -> !other.id().equals(network.id()))
                    .toList();
            return new Alike(
                    new UnitSearch(known, List.of(network)).like(network, unit, "", ALIKE),
                    new UnitSearch(known, others).like(network, unit, "", ALIKE));
        }

        /** Returns whether there is none. */
        public boolean isEmpty() {
            return here.isEmpty() && elsewhere.isEmpty();
        }
    }

    /**
     * Collects the facts.
     *
     * @param isOwner whether the page is for the owner
     * @param networks the networks to search for units that are alike
     */
    public static UnitFacts of(
            Network network,
            Unit unit,
            Portraits portraits,
            KnownResponses known,
            boolean isOwner,
            List<Network> networks) {
        Layer layer = network.layer(unit.layer());
        Optional<FiresOn> firesOn = known.firesOn(network, unit);
        return new UnitFacts(
                UnitTitles.of(network, unit, firesOn),
                PortraitTiles.of(network, layer, portraits.of(network)),
                portraits,
                firesOn,
                known.of(network).map(responses -> responses.pictures()).orElse(""),
                known.notes().of(network, unit),
                isOwner,
                known.weights(network).flatMap(weights -> weights.of(network, unit, CLASSES)),
                known.examples(network).flatMap(examples -> examples.of(unit)),
                Alike.of(network, unit, known, networks));
    }
}

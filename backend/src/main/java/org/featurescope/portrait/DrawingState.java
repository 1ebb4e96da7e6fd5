package org.featurescope.portrait;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the portraits of a network are.
 *
 * @param isOn whether the server draws those that are missing
 * @param made the number of portraits that are there or were drawn of the layer in work
 * @param units the number of units that can have portraits
 * @param layer the layer in work, if there is one
 * @param givesWay whether the drawing waits since something else is computed
 * @param millisecondsLeft an estimate of the time to the last portrait, without that of waiting; empty as long as there is none
 * @param problem why the last drawing ended before all portraits were made, a sentence
 */
public record DrawingState(
        boolean isOn,
        int made,
        int units,
        Optional<String> layer,
        boolean givesWay,
        OptionalLong millisecondsLeft,
        Optional<String> problem) {
    /** Returns whether all units that can have portraits have them. */
    public boolean isWhole() {
        return made >= units && !isOn;
    }
}

package org.featurescope.portrait;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of drawing a network's portraits.
 *
 * @param isOn whether the server draws the missing portraits
 * @param made the number of portraits in finished sheets, plus those drawn so far for the current layer
 * @param units the number of units that can have portraits
 * @param layer the name of the layer that is being drawn, if there is one
 * @param isPaused whether the drawing is paused because something else is being computed
 * @param millisecondsLeft the estimated time until the last portrait is drawn, without pauses; empty before there is an
 *     estimate
 * @param problem why the last drawing ended before all portraits were made, as a sentence
 */
public record DrawingState(
        boolean isOn,
        int made,
        int units,
        Optional<String> layer,
        boolean isPaused,
        OptionalLong millisecondsLeft,
        Optional<String> problem) {
    /** Returns whether the drawing has ended with a portrait for each unit that can have one. */
    public boolean isWhole() {
        return made >= units && !isOn;
    }
}

package org.featurescope.web.message.photographs;

import java.util.Optional;

/**
 * The index of a set of photographs for a network, or the job that makes it.
 *
 * @param model the id of the network
 * @param state whether it is made
 * @param done the number of photographs that are indexed or skipped
 * @param photographs the number of all photographs of the set; 0 if it is not known yet
 * @param perSecond the photographs in a second, while it is being made
 * @param millisecondsLeft the expected time to the end, while it is being made
 * @param problem a sentence that says why it could not be made, if it could not
 */
public record SetIndex(
        String model,
        IndexState state,
        int done,
        int photographs,
        Optional<Double> perSecond,
        Optional<Long> millisecondsLeft,
        Optional<String> problem) {}

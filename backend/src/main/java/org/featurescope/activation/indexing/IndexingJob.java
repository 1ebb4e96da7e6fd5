package org.featurescope.activation.indexing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The state of a job that indexes a set of photographs for a network.
 *
 * @param set the name of the set
 * @param model the id of the network
 * @param state what it does
 * @param done the number of photographs that are indexed or skipped, as far as it is known
 * @param photographs the number of all photographs of the set; 0 before the job has begun
 * @param perSecond the photographs in a second since the job began to run, while it runs
 * @param millisecondsLeft the expected time to the end, while it runs
 * @param problem a sentence that says why it failed, if it did
 */
public record IndexingJob(
        String set,
        String model,
        State state,
        int done,
        int photographs,
        OptionalDouble perSecond,
        OptionalLong millisecondsLeft,
        Optional<String> problem) {
    /** What a job does. */
    public enum State {
        /** It waits for its turn. */
        QUEUED,
        /** It indexes photographs. */
        RUNNING,
        /** It was paused and waits until it is resumed. */
        PAUSED,
        /** It could not index the set. */
        FAILED,
        /** It is finished. */
        DONE
    }
}

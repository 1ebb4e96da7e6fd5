package org.featurescope.activation.indexing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.featurescope.activation.indexing.IndexingJob.State;

/** A job in the list of jobs. The lock of the list guards it. */
final class JobEntry {
    private static final double NANOSECONDS = 1e9;

    final String set;
    final String model;
    private State state = State.QUEUED;
    /** Whether the thread has to stop working on this job, because its state has changed. */
    private boolean stops;

    private int done;
    private int photographs;
    private String problem = "";
    private int doneAtStart = -1;
    private long nanosAtStart;
    private long nanosNow;

    JobEntry(String set, String model) {
        this.set = set;
        this.model = model;
    }

    boolean isFor(String otherSet, String otherModel) {
        return set.equals(otherSet) && model.equals(otherModel);
    }

    State state() {
        return state;
    }

    /** Sets the state. A job that is running then stops after the batch that it computes. */
    void become(State next) {
        stops |= state == State.RUNNING && next != State.RUNNING;
        state = next;
        if (next == State.RUNNING || next == State.QUEUED) {
            problem = "";
            doneAtStart = -1;
        }
    }

    boolean stops() {
        return stops;
    }

    /** Notes that the thread has left this job. */
    void left() {
        stops = false;
    }

    void fail(String reason) {
        state = State.FAILED;
        problem = reason;
    }

    void progress(int doneNow, int all, long nanos) {
        if (doneAtStart < 0) {
            // what was there before this run says nothing about its speed
            doneAtStart = doneNow;
            nanosAtStart = nanos;
        }
        done = doneNow;
        photographs = all;
        nanosNow = nanos;
    }

    /** Sets the progress that an earlier process made. */
    void remember(int doneBefore, int all) {
        done = doneBefore;
        photographs = all;
    }

    IndexingJob snapshot() {
        double seconds = (nanosNow - nanosAtStart) / NANOSECONDS;
        boolean isMeasured = state == State.RUNNING && doneAtStart >= 0 && done > doneAtStart && seconds > 0;
        double perSecond = isMeasured ? (done - doneAtStart) / seconds : 0;
        return new IndexingJob(
                set,
                model,
                state,
                done,
                photographs,
                isMeasured ? OptionalDouble.of(perSecond) : OptionalDouble.empty(),
                isMeasured
                        ? OptionalLong.of(Math.round(1000 * (photographs - done) / perSecond))
                        : OptionalLong.empty(),
                problem.isEmpty() ? Optional.empty() : Optional.of(problem));
    }
}

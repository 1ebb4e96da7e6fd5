package org.featurescope.figure.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.featurescope.figure.FigureId;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.Checkpoints;

/**
 * The checkpoints of the run of one figure: from time to time, so that a process that is killed loses little, and when the run
 * stops before its end. Not safe for use by several threads.
 */
public final class RunCheckpoints implements Checkpoints {
    /** The time between two checkpoints of a run that goes on. */
    static final Duration INTERVAL = Duration.ofSeconds(20);

    private final CheckpointStore store;
    private final FigureId id;
    private final BooleanSupplier stops;
    private final LongSupplier nanos;
    private long latest;

    /**
     * Creates the checkpoints of a run that begins.
     *
     * @param stops returns whether the run stops before its next step
     * @param nanos returns the time in nanoseconds
     */
    public RunCheckpoints(CheckpointStore store, FigureId id, BooleanSupplier stops, LongSupplier nanos) {
        this.store = store;
        this.id = id;
        this.stops = stops;
        this.nanos = nanos;
        this.latest = nanos.getAsLong();
    }

    @Override
    public Optional<CheckpointReader> find() {
        return store.find(id);
    }

    @Override
    public boolean isDue() {
        return nanos.getAsLong() - latest >= INTERVAL.toNanos() || stops.getAsBoolean();
    }

    @Override
    public void keep(Content content) {
        store.keep(id, content);
        latest = nanos.getAsLong();
    }
}

package org.featurescope.activation.indexing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.indexing.IndexingJob.State;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.model.Networks;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that index sets of photographs in the background, one after another on one thread. A job is named by its set
 * and its network.
 *
 * <p>The list of jobs that are not finished is kept in a file. Jobs that wait or run when the process ends continue in
 * the next one; since an index grows photograph by photograph, a job continues where it stopped.
 *
 * <p>Thread-safe. Changes have numbers, by which viewers see whether there was one, see {@link #version}.
 */
public final class IndexingJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingJobs.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Indexer indexer;
    private final Networks networks;
    private final JobsFile file;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final List<JobEntry> jobs = new ArrayList<>();

    /** The job that the thread works on, if there is one. */
    @GuardedBy("lock")
    private Optional<JobEntry> current = Optional.empty();

    @GuardedBy("lock")
    private long version;

    @GuardedBy("lock")
    private boolean isClosed;

    private final Thread thread = new Thread(this::run, "indexing");

    /**
     * Reads the list of jobs and begins to work on it.
     *
     * @param file the file of the list
     * @param nanos the time in nanoseconds
     */
    public IndexingJobs(Indexer indexer, Networks networks, Path file, LongSupplier nanos) {
        this.indexer = indexer;
        this.networks = networks;
        this.file = new JobsFile(file);
        this.nanos = nanos;
        lock.lock();
        try {
            jobs.addAll(this.file.read());
        } finally {
            lock.unlock();
        }
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Returns all jobs, in the order in which they were added. */
    public List<IndexingJob> list() {
        lock.lock();
        try {
            return jobs.stream().map(JobEntry::snapshot).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the jobs of a set. */
    public List<IndexingJob> of(String set) {
        return list().stream().filter(job -> job.set().equals(set)).toList();
    }

    /** Starts a job. One that is paused, has failed or is finished is resumed; one that waits or runs is left alone. */
    public IndexingJob start(String set, String model) {
        lock.lock();
        try {
            JobEntry job = find(set, model).orElseGet(() -> add(new JobEntry(set, model)));
            if (job.state() != State.RUNNING && job.state() != State.QUEUED) {
                job.become(State.QUEUED);
            }
            changed();
            return job.snapshot();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Pauses a job that waits or runs. What it has indexed is kept.
     *
     * @throws NotFoundException for the field {@code model} if there is no such job, or it neither waits nor runs
     */
    public IndexingJob pause(String set, String model) {
        lock.lock();
        try {
            JobEntry job = find(set, model)
                    .filter(any -> any.state() == State.RUNNING || any.state() == State.QUEUED)
                    .orElseThrow(() -> missing(set, model));
            job.become(State.PAUSED);
            changed();
            return job.snapshot();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cancels a job and forgets it. What it has indexed is kept, for a job that is started again.
     *
     * @throws NotFoundException for the field {@code model} if there is no such job
     */
    public void cancel(String set, String model) {
        lock.lock();
        try {
            JobEntry job = find(set, model).orElseThrow(() -> missing(set, model));
            remove(job);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cancels all jobs of a set and waits until the thread no longer uses its photographs.
     *
     * @return whether it no longer does; false after {@value #LONGEST_STOP}
     */
    public boolean cancelAll(String set) {
        lock.lock();
        try {
            jobs.stream().filter(job -> job.set.equals(set)).toList().forEach(this::remove);
            long left = LONGEST_STOP.toNanos();
            while (current.filter(job -> job.set.equals(set)).isPresent() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return left > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the latest change, which is greater than those of earlier ones. */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether no job is worked on any more. */
    public boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Optional<JobEntry> find(String set, String model) {
        return jobs.stream().filter(job -> job.isFor(set, model)).findFirst();
    }

    @GuardedBy("lock")
    private JobEntry add(JobEntry job) {
        jobs.add(job);
        return job;
    }

    @GuardedBy("lock")
    private void remove(JobEntry job) {
        job.become(State.PAUSED);
        jobs.remove(job);
        changed();
    }

    private static NotFoundException missing(String set, String model) {
        return new NotFoundException("model", "no job indexes the photographs \"%s\" for %s now".formatted(set, model));
    }

    /** Writes the list and wakes whoever waits for a change. */
    @GuardedBy("lock")
    private void changed() {
        wake();
        file.write(jobs.stream().map(JobEntry::snapshot).toList());
    }

    @GuardedBy("lock")
    private void wake() {
        version++;
        changed.signalAll();
    }

    private void run() {
        for (Optional<JobEntry> job = next(); job.isPresent(); job = next()) {
            work(job.get());
        }
    }

    /** Waits for the next job and takes it; empty when the jobs are closed. */
    private Optional<JobEntry> next() {
        lock.lock();
        try {
            current = Optional.empty();
            wake();
            while (!isClosed) {
                current =
                        jobs.stream().filter(job -> job.state() == State.QUEUED).findFirst();
                if (current.isPresent()) {
                    current.get().become(State.RUNNING);
                    changed();
                    return current;
                }
                changed.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void work(JobEntry job) {
        try {
            indexer.index(job.set, networks.network(job.model), listener(job));
            end(job, () -> job.become(State.DONE));
        } catch (CancelledIndexException e) {
            LOG.info("stopped to index {} for {}: {}", job.set, job.model, e.getMessage());
            // it keeps the state for which it was stopped; one that was running continues in the next process
            end(job, () -> {});
        } catch (InvalidInputException | NotFoundException | ActivationException e) {
            end(job, () -> job.fail(String.valueOf(e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("indexing {} for {} failed", job.set, job.model, e);
            end(job, () -> job.fail(FailureReason.of(e)));
        }
    }

    private void end(JobEntry job, Runnable result) {
        lock.lock();
        try {
            if (!job.stops()) {
                result.run();
            }
            job.left();
            changed();
        } finally {
            lock.unlock();
        }
    }

    private IndexListener listener(JobEntry job) {
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                lock.lock();
                try {
                    return isClosed || job.stops();
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void progress(int done, int photographs) {
                lock.lock();
                try {
                    job.progress(done, photographs, nanos.getAsLong());
                    wake();
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    /** Stops after the current batch; jobs that wait or run continue in the next process. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            wake();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

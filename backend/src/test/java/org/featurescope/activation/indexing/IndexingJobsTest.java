package org.featurescope.activation.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.featurescope.activation.indexing.IndexingJob.State;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class IndexingJobsTest {
    private static final String MODEL = Networks.network().id();
    private static final int PHOTOGRAPHS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final HeldIndexer indexer = new HeldIndexer();

    @SuppressWarnings("NullAway.Init")
    private IndexingJobs jobs;

    /** Indexes a photograph for each permit, and continues where it stopped. */
    private final class HeldIndexer implements Indexer {
        final Semaphore permits = new Semaphore(0);
        final List<String> begun = Collections.synchronizedList(new ArrayList<>());
        volatile int done;

        @Override
        public void index(String set, Network network, IndexListener listener) {
            begun.add(set);
            if (set.equals("broken")) {
                throw new InvalidInputException("photographs", "not one of them can be read");
            }
            if (set.equals("unexpected")) {
                throw new IllegalStateException("a mistake");
            }
            listener.progress(done, PHOTOGRAPHS);
            while (done < PHOTOGRAPHS) {
                while (!permits.tryAcquire()) {
                    if (listener.cancelled()) {
                        throw new CancelledIndexException(done, PHOTOGRAPHS);
                    }
                    Thread.onSpinWait();
                }
                done++;
                nanos.addAndGet(500_000_000);
                listener.progress(done, PHOTOGRAPHS);
            }
        }
    }

    private IndexingJobs open() {
        return new IndexingJobs(indexer, id -> Networks.network(), folder.resolve("photographs/jobs.json"), nanos::get);
    }

    @BeforeEach
    void start() {
        jobs = open();
    }

    @AfterEach
    void stop() {
        jobs.close();
    }

    private IndexingJob job(String set) {
        return jobs.of(set).get(0);
    }

    private void awaitState(String set, State state) {
        await().until(() -> job(set).state() == state);
    }

    @Test
    void indexesOneSetAfterAnother() {
        jobs.start("a", MODEL);
        jobs.start("b", MODEL);
        awaitState("a", State.RUNNING);
        assertThat(job("b").state()).isEqualTo(State.QUEUED);
        indexer.permits.release(PHOTOGRAPHS);
        awaitState("a", State.DONE);
        awaitState("b", State.DONE);
        assertThat(indexer.begun).containsExactly("a", "b");
    }

    @Test
    void tellsSpeedAndTimeLeft() {
        jobs.start("a", MODEL);
        indexer.permits.release(4);
        await().until(() -> job("a").done() == 4);
        assertThat(job("a").photographs()).isEqualTo(PHOTOGRAPHS);
        assertThat(job("a").perSecond()).hasValue(2.0);
        assertThat(job("a").millisecondsLeft()).hasValue(3000);
    }

    @Test
    void aPausedJobLetsOthersRunAndContinuesWhereItStopped() {
        jobs.start("a", MODEL);
        indexer.permits.release(3);
        await().until(() -> job("a").done() == 3);
        assertThat(jobs.pause("a", MODEL).state()).isEqualTo(State.PAUSED);
        assertThat(job("a").perSecond()).isEmpty();
        jobs.start("broken", MODEL);
        awaitState("broken", State.FAILED);
        assertThat(job("broken").problem()).contains("not one of them can be read");
        assertThat(job("a").state()).isEqualTo(State.PAUSED);
        jobs.start("a", MODEL);
        indexer.permits.release(PHOTOGRAPHS);
        awaitState("a", State.DONE);
        assertThat(indexer.begun).containsExactly("a", "broken", "a");
    }

    @Test
    void aJobThatIsPausedAndResumedAtOnceRunsAgain() {
        jobs.start("a", MODEL);
        awaitState("a", State.RUNNING);
        jobs.pause("a", MODEL);
        jobs.start("a", MODEL);
        indexer.permits.release(PHOTOGRAPHS);
        awaitState("a", State.DONE);
    }

    @Test
    void forgetsACancelledJob() {
        jobs.start("a", MODEL);
        awaitState("a", State.RUNNING);
        jobs.cancel("a", MODEL);
        assertThat(jobs.list()).isEmpty();
        assertThatThrownBy(() -> jobs.cancel("a", MODEL)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> jobs.pause("a", MODEL)).isInstanceOf(NotFoundException.class);
        jobs.start("broken", MODEL);
        awaitState("broken", State.FAILED);
    }

    @Test
    void waitsUntilTheThreadHasLeftASet() {
        jobs.start("a", MODEL);
        awaitState("a", State.RUNNING);
        assertThat(jobs.cancelAll("a")).isTrue();
        assertThat(jobs.list()).isEmpty();
        assertThat(jobs.cancelAll("a")).isTrue();
    }

    @Test
    void anUnexpectedErrorFailsOneJobOnly() {
        jobs.start("unexpected", MODEL);
        jobs.start("a", MODEL);
        awaitState("unexpected", State.FAILED);
        assertThat(job("unexpected").problem().orElseThrow())
                .isEqualTo("It ended with an error that the server did not expect.");
        awaitState("a", State.RUNNING);
        jobs.start("unexpected", MODEL);
        assertThat(job("unexpected").state()).isEqualTo(State.QUEUED);
        assertThat(job("unexpected").problem()).isEmpty();
    }

    @Test
    void jobsContinueInTheNextProcess() {
        jobs.start("a", MODEL);
        jobs.start("b", MODEL);
        jobs.start("c", MODEL);
        jobs.pause("c", MODEL);
        indexer.permits.release(4);
        await().until(() -> job("a").done() == 4);
        jobs.close();
        assertThat(jobs.isClosed()).isTrue();
        jobs = open();
        assertThat(jobs.list()).extracting(IndexingJob::set).containsExactly("a", "b", "c");
        assertThat(job("c").state()).isEqualTo(State.PAUSED);
        indexer.permits.release(PHOTOGRAPHS);
        awaitState("a", State.DONE);
        awaitState("b", State.DONE);
        assertThat(indexer.done).isEqualTo(PHOTOGRAPHS);
        jobs.close();
        jobs = open();
        assertThat(jobs.list()).extracting(IndexingJob::set).containsExactly("c");
    }

    @Test
    void forgetsJobsInAFileThatCannotBeRead() throws IOException {
        jobs.close();
        for (String broken : List.of("", "{}", "[", "{\"jobs\":[{\"set\":\"a\",\"model\":\"m\",\"state\":\"NO\"}]}")) {
            Files.createDirectories(folder.resolve("photographs"));
            Files.writeString(folder.resolve("photographs/jobs.json"), broken);
            jobs = open();
            assertThat(jobs.list()).as(broken).isEmpty();
            jobs.close();
        }
    }

    @Test
    void eachChangeHasAGreaterNumber() {
        long known = jobs.version();
        jobs.start("broken", MODEL);
        assertThat(jobs.version()).isGreaterThan(known);
    }
}

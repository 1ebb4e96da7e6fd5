package org.featurescope.activation.indexing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.indexing.IndexingJob.State;
import org.featurescope.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the jobs that are not finished. It is replaced in one step. */
final class JobsFile {
    private static final Logger LOG = LoggerFactory.getLogger(JobsFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    /** The content of the file. */
    private record Content(List<Stored> jobs) {}

    /** A job in the file. */
    private record Stored(String set, String model, String state, int done, int photographs, String problem) {}

    JobsFile(Path file) {
        this.file = file;
    }

    /** Returns the jobs of the file; those that ran are queued. A file that cannot be read has none. */
    List<JobEntry> read() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<JobEntry> jobs = new ArrayList<>();
            for (Stored stored : JSON.readValue(file.toFile(), Content.class).jobs()) {
                JobEntry job = new JobEntry(stored.set(), stored.model());
                job.remember(stored.done(), stored.photographs());
                switch (State.valueOf(stored.state())) {
                    case PAUSED -> job.become(State.PAUSED);
                    case FAILED -> job.fail(stored.problem());
                    case QUEUED, RUNNING, DONE -> job.become(State.QUEUED);
                }
                jobs.add(job);
            }
            return jobs;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("the indexing jobs in {} cannot be read and are forgotten: {}", file, e.getMessage());
            return List.of();
        }
    }

    /** Replaces the content of the file. If it cannot be written, the jobs go on and the log says so. */
    void write(List<IndexingJob> jobs) {
        List<Stored> stored = jobs.stream()
                .filter(job -> job.state() != State.DONE)
                .map(job -> new Stored(
                        job.set(),
                        job.model(),
                        job.state().name(),
                        job.done(),
                        job.photographs(),
                        job.problem().orElse("")))
                .toList();
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            AtomicFile.write(file, JSON.writeValueAsBytes(new Content(stored)));
        } catch (IOException e) {
            LOG.warn(
                    "the indexing jobs cannot be written to {}, so they end with this process: {}", file, e.toString());
        }
    }
}

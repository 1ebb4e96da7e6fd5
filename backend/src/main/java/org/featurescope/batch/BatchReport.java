package org.featurescope.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Writes the report of a batch as JSON while the batch is made, so that a million failures need no memory. Safe for use by
 * several threads.
 */
final class BatchReport implements AutoCloseable {
    @GuardedBy("this")
    private final JsonGenerator json;

    @GuardedBy("this")
    private long failures;

    /** Begins the report. */
    BatchReport(OutputStream out, Instant began) throws IOException {
        json = new JsonMapper()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("began", began.toString());
        json.writeArrayFieldStart("failures");
    }

    /** Adds the reason why a spec gave no figure. */
    synchronized void failed(SpecEntry entry, String reason) {
        failures++;
        try {
            json.writeStartObject();
            json.writeStringField("spec", entry.name());
            json.writeStringField("reason", reason);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written", e);
        }
    }

    /** Returns the number of failures. */
    synchronized long failures() {
        return failures;
    }

    /** Ends the report. */
    synchronized void end(BatchResult result, Instant ended) throws IOException {
        json.writeEndArray();
        json.writeStringField("ended", ended.toString());
        json.writeBooleanField("isStopped", result.isStopped());
        json.writeNumberField("specs", result.specs());
        json.writeNumberField("made", result.made());
        json.writeNumberField("stored", result.stored());
        json.writeNumberField("failed", result.failed());
        json.writeNumberField("pictures", result.pictures());
        json.writeNumberField("seconds", result.time().toMillis() / 1000.0);
        json.writeNumberField("picturesPerSecond", result.picturesPerSecond());
        json.writeEndObject();
    }

    @Override
    public synchronized void close() throws IOException {
        json.close();
    }
}

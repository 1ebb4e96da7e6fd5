package org.featurescope.optimize.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Checkpoints;

/** Keeps one state in memory, whenever it can. */
final class MemoryCheckpoints implements Checkpoints {
    Optional<byte[]> kept = Optional.empty();
    int keptTimes;

    @Override
    public Optional<CheckpointReader> find() {
        return kept.map(bytes -> new CheckpointReader(new ByteArrayInputStream(bytes), bytes.length));
    }

    @Override
    public boolean isDue() {
        return true;
    }

    @Override
    public void keep(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(new CheckpointWriter(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept = Optional.of(bytes.toByteArray());
        keptTimes++;
    }
}

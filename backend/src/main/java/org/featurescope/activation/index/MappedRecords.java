package org.featurescope.activation.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a file, all of one length, mapped to memory: the operating system reads from the disk what is used, and
 * keeps it as long as there is memory. Immutable and thread-safe.
 *
 * <p>Implementation note: Java maps at most two gigabytes at once, so long files are mapped in parts.
 */
public final class MappedRecords {
    private static final int MOST_BYTES = 1 << 30;

    private final int bytes;
    private final int recordsOfPart;
    private final List<ByteBuffer> parts = new ArrayList<>();

    /**
     * Maps a file.
     *
     * @param records the number of records that are used
     * @param bytes the length of a record
     */
    public MappedRecords(Path path, int records, int bytes) {
        this.bytes = bytes;
        this.recordsOfPart = Math.max(1, MOST_BYTES / bytes);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int first = 0; first < records; first += recordsOfPart) {
                int count = Math.min(recordsOfPart, records - first);
                parts.add(file.map(FileChannel.MapMode.READ_ONLY, (long) first * bytes, (long) count * bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be read; delete its folder, and it is made again".formatted(path), e);
        }
    }

    /** Returns a record, little-endian. */
    public ByteBuffer record(int index) {
        return parts.get(index / recordsOfPart)
                .slice(index % recordsOfPart * bytes, bytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}

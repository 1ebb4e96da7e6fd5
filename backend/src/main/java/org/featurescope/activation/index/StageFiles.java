package org.featurescope.activation.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.index.IndexJournal.Progress;
import org.featurescope.model.Stage;

/**
 * The files of one stage while they are written. Photographs are appended to them.
 *
 * <p>Implementation note: half-precision numbers end at 65,504. So the values of a stage are multiplied by a power of
 * two, which loses no digits. It is chosen such that the largest value of the first photographs becomes less than
 * {@value #MOST_AT_FIRST}, and later ones may be {@value #HEAD_ROOM} times as large. Values that are small already are
 * left as they are, so photographs that hardly excite a stage do not decide it.
 */
public final class StageFiles implements AutoCloseable {
    private static final int MOST_AT_FIRST = 16;
    private static final int HEAD_ROOM = 4094;

    private final Stage stage;
    private final FileChannel means;
    private final FileChannel values;
    private int records;
    private int exponent;

    private StageFiles(Stage stage, Progress progress, FileChannel means, FileChannel values) {
        this.stage = stage;
        this.records = progress.records();
        this.exponent = progress.exponent();
        this.means = means;
        this.values = values;
    }

    /** Returns what of the finished part of a stage is really there: all of it, or nothing if the files are damaged. */
    public static Progress sound(Path folder, Stage stage, Progress progress) throws IOException {
        return isThere(IndexFiles.means(folder, stage.name()), progress, IndexFiles.bytesOfMeans(stage))
                        && isThere(IndexFiles.values(folder, stage.name()), progress, IndexFiles.bytesOfValues(stage))
                ? progress
                : Progress.NONE;
    }

    private static boolean isThere(Path file, Progress progress, long bytes) throws IOException {
        return progress.records() == 0 || (Files.exists(file) && Files.size(file) >= bytes * progress.records());
    }

    /** Opens the files to be continued after the finished part, and cuts off what is beyond it. */
    public static StageFiles open(Path folder, Stage stage, Progress progress, IndexFiles.Opener opener)
            throws IOException {
        FileChannel means =
                open(IndexFiles.means(folder, stage.name()), progress, IndexFiles.bytesOfMeans(stage), opener);
        try {
            return new StageFiles(
                    stage,
                    progress,
                    means,
                    open(IndexFiles.values(folder, stage.name()), progress, IndexFiles.bytesOfValues(stage), opener));
        } catch (IOException e) {
            means.close();
            throw e;
        }
    }

    private static FileChannel open(Path path, Progress progress, long bytes, IndexFiles.Opener opener)
            throws IOException {
        if (progress.records() == 0) {
            // a reader may still have the old file in its memory
            Files.deleteIfExists(path);
        }
        FileChannel file = opener.open(path);
        file.truncate(bytes * progress.records());
        file.position(bytes * progress.records());
        return file;
    }

    /**
     * Appends photographs.
     *
     * @param photographMeans for each photograph {@code [channels]}
     * @param photographValues for each photograph {@code [positions, channels]}, row-major
     * @throws ActivationException if a value is too large
     */
    public void append(List<float[]> photographMeans, List<float[]> photographValues) throws IOException {
        if (records == 0) {
            exponent = exponent(photographValues);
        }
        ByteBuffer meanBytes = buffer(IndexFiles.bytesOfMeans(stage) * photographMeans.size());
        for (float[] each : photographMeans) {
            for (float mean : each) {
                meanBytes.putFloat(mean);
            }
        }
        ByteBuffer valueBytes = buffer(IndexFiles.bytesOfValues(stage) * photographValues.size());
        float factor = Math.scalb(1f, exponent);
        for (float[] each : photographValues) {
            for (float value : each) {
                float scaled = value * factor;
                if (Math.abs(scaled) > Half.MOST) {
                    throw tooLarge(value);
                }
                valueBytes.putShort(Half.of(scaled));
            }
        }
        IndexFiles.write(means, meanBytes.flip());
        IndexFiles.write(values, valueBytes.flip());
        records += photographMeans.size();
    }

    private static int exponent(List<float[]> photographs) {
        float most = 0;
        for (float[] each : photographs) {
            for (float value : each) {
                most = Math.max(most, Math.abs(value));
            }
        }
        return most < MOST_AT_FIRST ? 0 : Math.getExponent(MOST_AT_FIRST / 2f) - Math.getExponent(most);
    }

    private ActivationException tooLarge(float value) {
        return new ActivationException(
                ("the value %s at %s is more than %d times as large as those of the first photographs;"
                                + " take that photograph out of the set")
                        .formatted(value, stage.title(), HEAD_ROOM));
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the stage. */
    public Stage stage() {
        return stage;
    }

    /** Returns the number of appended photographs. */
    public int records() {
        return records;
    }

    /** Returns the exponent of the power of two that the values are multiplied by. */
    public int exponent() {
        return exponent;
    }

    /** Waits until all that was appended is on the disk. */
    public void force() throws IOException {
        means.force(true);
        values.force(true);
    }

    @Override
    public void close() throws IOException {
        try (means) {
            values.close();
        }
    }
}

package org.featurescope.classifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The probabilities of the classes that another network, the teacher, gives to each picture of a sheet, in a file:
 * {@code [picture, class]}, 32-bit floating point.
 */
final class SoftTargets implements AutoCloseable {
    /** The targets without a teacher. */
    static final SoftTargets NONE = new SoftTargets(Optional.empty(), 0);

    private final Optional<FileChannel> file;
    private final int classes;

    private SoftTargets(Optional<FileChannel> file, int classes) {
        this.file = file;
        this.classes = classes;
    }

    /** Opens the file of probabilities. */
    static SoftTargets open(Path path, int classes) throws IOException {
        return new SoftTargets(Optional.of(FileChannel.open(path, StandardOpenOption.READ)), classes);
    }

    /** Returns whether there is a teacher. */
    boolean isPresent() {
        return file.isPresent();
    }

    /** Returns the teacher's probabilities for a picture. */
    float[] of(int picture) throws IOException {
        FileChannel channel = file.orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(classes * Float.BYTES);
        long start = (long) picture * bytes.capacity();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new IOException("the teacher's probabilities end at picture " + picture);
            }
        }
        float[] probabilities = new float[classes];
        bytes.flip().asFloatBuffer().get(probabilities);
        return probabilities;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}

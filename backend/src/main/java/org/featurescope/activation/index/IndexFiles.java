package org.featurescope.activation.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.featurescope.model.Stage;

/**
 * The files of an index, all in one folder.
 *
 * <p>All numbers are little-endian, and no file has a header. {@code N} is the number of photographs that could be read.
 *
 * <table>
 * <caption>The files</caption>
 * <tr><td>{@code index.json}</td><td>what is indexed: {@link Contents}; written once</td></tr>
 * <tr><td>{@code journal}</td><td>how much of it is finished: {@link IndexJournal}</td></tr>
 * <tr><td>{@code STAGE.means.f32}</td><td>{@code float32[N, channels]}: the mean of each channel over the map</td></tr>
 * <tr><td>{@code STAGE.values.f16}</td><td>{@code float16[N, positions, channels]}: the activation vectors at some
 * positions of the map, times a power of two that is in the journal</td></tr>
 * <tr><td>{@code lock}</td><td>empty; locked by the process that writes</td></tr>
 * </table>
 */
public final class IndexFiles {
    /** The most positions of a map whose activation vectors are kept. */
    public static final int POSITIONS = 16;

    static final JsonMapper JSON = new JsonMapper();

    private static final String CONTENTS = "index.json";

    /** Opens a file of an index for reading and writing. */
    @FunctionalInterface
    public interface Opener {
        /** Opens files of the disk, which are created if they are not there. */
        Opener DISK = file ->
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

        /** Opens a file, which is created if it is not there. */
        FileChannel open(Path file) throws IOException;
    }

    /**
     * The description of what is indexed.
     *
     * @param set the SHA-256 of the set
     * @param model id of the network
     * @param identity what decides the activations of the network
     * @param names of all photographs of the set, those that cannot be read included
     */
    public record Contents(String set, String model, String identity, List<String> names) {
        public Contents {
            names = List.copyOf(names);
        }
    }

    private IndexFiles() {}

    /** Returns the journal of an index. */
    public static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    static Path lock(Path folder) {
        return folder.resolve("lock");
    }

    /** Returns the file of a stage's means. */
    public static Path means(Path folder, String stage) {
        return folder.resolve(stage + ".means.f32");
    }

    /** Returns the file of a stage's values. */
    public static Path values(Path folder, String stage) {
        return folder.resolve(stage + ".values.f16");
    }

    /** Returns the number of bytes that a photograph takes in the file of a stage's means. */
    public static int bytesOfMeans(Stage stage) {
        return Float.BYTES * stage.channels();
    }

    /** Returns the number of bytes that a photograph takes in the file of a stage's values. */
    public static int bytesOfValues(Stage stage) {
        return Short.BYTES * stage.channels() * Math.min(POSITIONS, stage.positions());
    }

    /** Returns whether an index has its description, which is written before all else. */
    public static boolean hasContents(Path folder) {
        return Files.isRegularFile(folder.resolve(CONTENTS));
    }

    /** Reads the description. */
    public static Contents readContents(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(CONTENTS).toFile(), Contents.class);
    }

    /** Writes the description whole or not at all. */
    public static void writeContents(Path folder, Contents contents, Opener opener) throws IOException {
        Path temporary = folder.resolve(CONTENTS + ".new");
        try (FileChannel file = opener.open(temporary)) {
            file.truncate(0);
            write(file, ByteBuffer.wrap(JSON.writeValueAsBytes(contents)));
            file.force(true);
        }
        Files.move(
                temporary,
                folder.resolve(CONTENTS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}

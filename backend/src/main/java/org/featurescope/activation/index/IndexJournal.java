package org.featurescope.activation.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that says how much of an index is finished. Each line is an {@link Entry} as JSON. A line is appended after
 * the files that it speaks of are on the disk, and counts only when it is on the disk itself. So what the journal says
 * holds however the process or the machine stops. What the files have beyond it is cut off before they are continued.
 */
public final class IndexJournal implements AutoCloseable {
    private final FileChannel file;

    /**
     * One line.
     *
     * @param stages the names of the stages that it speaks of
     * @param processed the number of photographs of the set that are finished at these stages
     * @param records the number of those that could be read
     * @param exponents the exponent of the power of two that the values of a stage are multiplied by, for stages at
     *     which the first photograph is finished since the last line
     * @param skipped the reasons of the photographs that could not be read since the last line, by their names
     */
    public record Entry(
            List<String> stages,
            int processed,
            int records,
            Map<String, Integer> exponents,
            Map<String, String> skipped) {
        public Entry {
            stages = List.copyOf(stages);
            exponents = Map.copyOf(exponents);
            skipped = Map.copyOf(skipped);
        }
    }

    /**
     * What is finished of a stage.
     *
     * @param processed the number of finished photographs of the set
     * @param records the number of those that could be read
     * @param exponent of the power of two that the values are multiplied by; 0 before the first record
     */
    public record Progress(int processed, int records, int exponent) {
        /** Nothing is finished. */
        public static final Progress NONE = new Progress(0, 0, 0);
    }

    /**
     * The sum of all lines.
     *
     * @param stages what is finished of each stage
     * @param skipped the reasons of the photographs that could not be read, by their names
     * @param bytes the length of the lines
     */
    public record State(Map<String, Progress> stages, Map<String, String> skipped, long bytes) {
        /** Returns what is finished of a stage. */
        public Progress of(String stage) {
            return stages.getOrDefault(stage, Progress.NONE);
        }
    }

    private IndexJournal(FileChannel file) {
        this.file = file;
    }

    /** Reads a journal up to the first line that is not whole. A file that is not there has no lines. */
    public static State read(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        Map<String, Progress> stages = new HashMap<>();
        Map<String, String> skipped = new HashMap<>();
        int at = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] != '\n') {
                continue;
            }
            try {
                Entry entry = IndexFiles.JSON.readValue(bytes, at, end - at, Entry.class);
                apply(entry, stages, skipped);
            } catch (JsonProcessingException e) {
                // a line that was not forced to the disk before the machine stopped
                break;
            }
            at = end + 1;
        }
        return new State(stages, skipped, at);
    }

    private static void apply(Entry entry, Map<String, Progress> stages, Map<String, String> skipped) {
        for (String stage : entry.stages()) {
            Progress before = stages.getOrDefault(stage, Progress.NONE);
            int exponent = entry.exponents().getOrDefault(stage, before.exponent());
            stages.put(stage, new Progress(entry.processed(), entry.records(), exponent));
        }
        skipped.putAll(entry.skipped());
    }

    /** Opens a journal to be continued after the lines that were read of it. */
    public static IndexJournal open(Path path, State state, IndexFiles.Opener opener) throws IOException {
        FileChannel file = opener.open(path);
        file.truncate(state.bytes());
        file.position(state.bytes());
        return new IndexJournal(file);
    }

    /** Appends a line. All that it says must be on the disk. When this returns the line is on the disk as well. */
    public void append(Entry entry) throws IOException {
        byte[] line = (IndexFiles.JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        IndexFiles.write(file, ByteBuffer.wrap(line));
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

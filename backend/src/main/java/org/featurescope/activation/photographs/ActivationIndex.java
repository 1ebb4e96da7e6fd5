package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.featurescope.activation.index.Half;
import org.featurescope.activation.index.IndexFiles;
import org.featurescope.activation.index.IndexJournal;
import org.featurescope.activation.index.IndexJournal.Progress;
import org.featurescope.activation.index.MappedRecords;
import org.featurescope.activation.index.StageFiles;
import org.featurescope.model.Stage;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * The activations of all photographs of a set at some stages of a network: the mean of every channel in float32, and
 * the activation vectors at {@value #POSITIONS} positions of each map in half precision. {@link ActivationIndexes}
 * makes it; {@link IndexFiles} describes its files, which are mapped to memory.
 *
 * <p>Immutable and thread-safe.
 */
public final class ActivationIndex {
    /** The most positions of a map whose activation vectors are kept. */
    public static final int POSITIONS = IndexFiles.POSITIONS;

    private final Path folder;
    private final IndexFiles.Contents contents;
    private final List<Skipped> skipped;
    private final List<String> names;
    private final Map<String, Indexed> stages;
    private final Map<Path, MappedRecords> mapped = new ConcurrentHashMap<>();

    /** A stage of the index. */
    private record Indexed(Stage stage, int exponent) {}

    /** A photograph that was left out, and the reason. */
    public record Skipped(String name, String reason) {}

    /** A photograph and the mean activation of a unit for it. */
    public record Excitation(String name, float mean) {}

    /**
     * The distribution of a unit's mean activations.
     *
     * @param least the smallest one
     * @param most the largest one
     * @param counts numbers of photographs in equal parts of {@code [least, most]}
     */
    public record Histogram(float least, float most, List<Integer> counts) {
        public Histogram {
            counts = List.copyOf(counts);
        }
    }

    private ActivationIndex(
            Path folder, IndexFiles.Contents contents, Map<String, String> reasons, Map<String, Indexed> stages) {
        this.folder = folder;
        this.contents = contents;
        this.stages = stages;
        this.names = contents.names().stream()
                .filter(name -> !reasons.containsKey(name))
                .toList();
        this.skipped = contents.names().stream()
                .filter(reasons::containsKey)
                .map(name -> new Skipped(name, reasons.getOrDefault(name, "")))
                .toList();
    }

    /** Returns the index in a folder, if the stages are finished in it. */
    static Optional<ActivationIndex> find(Path folder, List<Stage> stages) {
        if (!IndexFiles.hasContents(folder)) {
            return Optional.empty();
        }
        try {
            IndexFiles.Contents contents = IndexFiles.readContents(folder);
            IndexJournal.State state = IndexJournal.read(IndexFiles.journal(folder));
            Map<String, Indexed> indexed = new LinkedHashMap<>();
            for (Stage stage : stages) {
                Progress progress = StageFiles.sound(folder, stage, state.of(stage.name()));
                if (progress.processed() < contents.names().size()) {
                    return Optional.empty();
                }
                indexed.put(stage.name(), new Indexed(stage, progress.exponent()));
            }
            return Optional.of(new ActivationIndex(folder, contents, state.skipped(), indexed));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the index %s cannot be read; delete it, and it is made again".formatted(folder), e);
        }
    }

    /** Returns the SHA-256 of the set. */
    public String set() {
        return contents.set();
    }

    /** Returns the names of the photographs that could be read, in their order. */
    public List<String> names() {
        return names;
    }

    /** Returns the photographs that could not be read. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** Returns the positions of a stage's map whose activation vectors are kept. */
    public Positions positions(Stage stage) {
        return Positions.of(stage.height(), stage.width(), POSITIONS);
    }

    /** Returns the mean of every channel over its map, {@code [photographs, channels]}, row-major. */
    public float[] means(Stage stage) {
        MappedRecords records = meansOf(indexed(stage.name()));
        float[] means = new float[Math.multiplyExact(names.size(), stage.channels())];
        for (int photograph = 0; photograph < names.size(); photograph++) {
            records.record(photograph).asFloatBuffer().get(means, photograph * stage.channels(), stage.channels());
        }
        return means;
    }

    /** Returns a unit's mean activation for each photograph, in the order of {@link #names}. */
    public float[] means(String stage, int channel) {
        Indexed indexed = indexed(stage);
        Validate.inRange("channel", channel, 0, indexed.stage().channels() - 1);
        MappedRecords records = meansOf(indexed);
        float[] means = new float[names.size()];
        for (int photograph = 0; photograph < means.length; photograph++) {
            means[photograph] = records.record(photograph).getFloat(Float.BYTES * channel);
        }
        return means;
    }

    /**
     * Returns the activation vectors of all photographs, {@code [photographs, positions, channels]}, row-major. They
     * take four bytes of memory for each value; {@link #values(Stage, int)} needs less.
     */
    public float[] values(Stage stage) {
        int each = positions(stage).count() * stage.channels();
        float[] values = new float[Math.multiplyExact(names.size(), each)];
        for (int photograph = 0; photograph < names.size(); photograph++) {
            read(stage, photograph, values, photograph * each);
        }
        return values;
    }

    /** Returns the activation vectors of a photograph, {@code [positions, channels]}, row-major. */
    public float[] values(Stage stage, int photograph) {
        float[] values = new float[positions(stage).count() * stage.channels()];
        read(stage, photograph, values, 0);
        return values;
    }

    private void read(Stage stage, int photograph, float[] values, int first) {
        Indexed indexed = indexed(stage.name());
        float factor = Math.scalb(1f, -indexed.exponent());
        ShortBuffer halves = mapped.computeIfAbsent(
                        IndexFiles.values(folder, stage.name()),
                        path -> new MappedRecords(path, names.size(), IndexFiles.bytesOfValues(stage)))
                .record(photograph)
                .asShortBuffer();
        for (int i = 0; halves.hasRemaining(); i++) {
            values[first + i] = Half.toFloat(halves.get()) * factor;
        }
    }

    /** Returns the {@code count} photographs that excite a unit most, in descending order; equal ones by name. */
    public List<Excitation> top(String stage, int channel, int count) {
        return ascending(stage, channel).stream()
                .sorted(Comparator.comparing(Excitation::mean).reversed().thenComparing(Excitation::name))
                .limit(count)
                .toList();
    }

    /** Returns the {@code count} photographs that excite a unit least, in ascending order; equal ones by name. */
    public List<Excitation> bottom(String stage, int channel, int count) {
        List<Excitation> ascending = ascending(stage, channel);
        return List.copyOf(ascending.subList(0, Math.min(count, ascending.size())));
    }

    /**
     * Returns the {@code count} photographs around a quantile of a unit's mean activations, in ascending order. Near an
     * end they are the outermost ones.
     *
     * @param quantile 0 for the least exciting photograph, 0.5 for the median, 1 for the most exciting one
     */
    public List<Excitation> around(String stage, int channel, double quantile, int count) {
        Validate.inRange("quantile", quantile, 0, 1);
        List<Excitation> ascending = ascending(stage, channel);
        int taken = Math.min(count, ascending.size());
        int first = firstAround(quantile, taken, ascending.size());
        return List.copyOf(ascending.subList(first, first + taken));
    }

    /**
     * Returns the index of the first of {@code count} photographs around a quantile, in the ascending order of a unit's
     * activations.
     *
     * @param photographs the number of all photographs, at least {@code count}
     */
    public static int firstAround(double quantile, int count, int photographs) {
        long first = Math.round(quantile * (photographs - 1) - (count - 1) / 2.0);
        return (int) Math.max(0, Math.min(photographs - count, first));
    }

    /** Returns the distribution of a unit's mean activations in {@code bins} equal parts. */
    public Histogram histogram(String stage, int channel, int bins) {
        Validate.inRange("bins", bins, 1, 1000);
        float[] values = means(stage, channel);
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        Integer[] counts = new Integer[bins];
        Arrays.fill(counts, 0);
        for (float value : values) {
            double share = most > least ? ((double) value - least) / ((double) most - least) : 0;
            counts[Math.min(bins - 1, (int) (share * bins))]++;
        }
        return new Histogram(least, most, List.of(counts));
    }

    private List<Excitation> ascending(String stage, int channel) {
        float[] values = means(stage, channel);
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Excitation(names.get(i), values[i]))
                .sorted(Comparator.comparing(Excitation::mean).thenComparing(Excitation::name))
                .toList();
    }

    private MappedRecords meansOf(Indexed indexed) {
        return mapped.computeIfAbsent(
                IndexFiles.means(folder, indexed.stage().name()),
                path -> new MappedRecords(path, names.size(), IndexFiles.bytesOfMeans(indexed.stage())));
    }

    private Indexed indexed(String stage) {
        Indexed found = stages.get(stage);
        if (found == null) {
            throw new NotFoundException(
                    "layer",
                    "the index has no layer \"%s\"; it has %s".formatted(stage, String.join(", ", stages.keySet())));
        }
        return found;
    }
}

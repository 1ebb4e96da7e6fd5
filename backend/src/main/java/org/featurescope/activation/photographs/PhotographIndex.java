package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * The mean activation of every unit of some layers for every photograph of a set. {@link PhotographIndexes} constructs
 * it. It is stored on disk, and only the numbers of the unit in question are read.
 *
 * <p>Immutable and thread-safe. No file stays open between calls.
 */
public final class PhotographIndex {
    private final Path folder;
    private final Contents contents;

    /**
     * The description of an index.
     *
     * @param set the SHA-256 of the set
     * @param model id of the network
     * @param modelSha256 SHA-256 of its graph's file
     * @param names of the photographs that could be read, in their order
     * @param skipped the photographs that could not be read
     * @param layers the indexed layers
     */
    public record Contents(
            String set,
            String model,
            String modelSha256,
            List<String> names,
            List<Skipped> skipped,
            List<Indexed> layers) {
        public Contents {
            names = List.copyOf(names);
            skipped = List.copyOf(skipped);
            layers = List.copyOf(layers);
        }
    }

    /** A photograph that was left out, and the reason. */
    public record Skipped(String name, String reason) {}

    /** An indexed layer. */
    public record Indexed(String name, int channels) {}

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

    PhotographIndex(Path folder, Contents contents) {
        this.folder = folder;
        this.contents = contents;
    }

    /** Returns the description of the index. */
    public Contents contents() {
        return contents;
    }

    /** Returns the {@code count} photographs that excite a unit most, in descending order; equal ones by name. */
    public List<Excitation> top(String layer, int channel, int count) {
        List<Excitation> ascending = ascending(layer, channel);
        List<Excitation> top =
                new ArrayList<>(ascending.subList(Math.max(0, ascending.size() - count), ascending.size()));
        top.sort(Comparator.comparing(Excitation::mean).reversed().thenComparing(Excitation::name));
        return List.copyOf(top);
    }

    /** Returns the {@code count} photographs that excite a unit least, in ascending order; equal ones by name. */
    public List<Excitation> bottom(String layer, int channel, int count) {
        List<Excitation> ascending = ascending(layer, channel);
        return List.copyOf(ascending.subList(0, Math.min(count, ascending.size())));
    }

    /**
     * Returns the {@code count} photographs around a quantile of a unit's mean activations, in ascending order. Near an
     * end they are the outermost ones.
     *
     * @param quantile 0 for the least exciting photograph, 0.5 for the median, 1 for the most exciting one
     */
    public List<Excitation> around(String layer, int channel, double quantile, int count) {
        Validate.inRange("quantile", quantile, 0, 1);
        List<Excitation> ascending = ascending(layer, channel);
        int taken = Math.min(count, ascending.size());
        long middle = Math.round(quantile * (ascending.size() - 1) - (taken - 1) / 2.0);
        int first = (int) Math.max(0, Math.min(ascending.size() - taken, middle));
        return List.copyOf(ascending.subList(first, first + taken));
    }

    /** Returns the distribution of a unit's mean activations in {@code bins} equal parts. */
    public Histogram histogram(String layer, int channel, int bins) {
        Validate.inRange("bins", bins, 1, 1000);
        float[] values = means(layer, channel);
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

    /** Returns a unit's mean activation for each photograph, in the order of {@link Contents#names}. */
    public float[] means(String layer, int channel) {
        int index = indexOf(layer);
        Indexed indexed = contents.layers().get(index);
        Validate.inRange("channel", channel, 0, indexed.channels() - 1);
        float[] values = new float[contents.names().size()];
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(folder.resolve(fileName(index)), StandardOpenOption.READ)) {
            long at = 4L * values.length * channel;
            while (bytes.hasRemaining()) {
                if (file.read(bytes, at + bytes.position()) < 0) {
                    throw new IOException("the file ends too early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the index %s cannot be read; delete it, and it is made again".formatted(folder), e);
        }
        bytes.flip().asFloatBuffer().get(values);
        return values;
    }

    private List<Excitation> ascending(String layer, int channel) {
        float[] values = means(layer, channel);
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Excitation(contents.names().get(i), values[i]))
                .sorted(Comparator.comparing(Excitation::mean).thenComparing(Excitation::name))
                .toList();
    }

    private int indexOf(String layer) {
        List<String> names = contents.layers().stream().map(Indexed::name).toList();
        int index = names.indexOf(layer);
        if (index < 0) {
            throw new NotFoundException(
                    "layer", "the index has no layer \"%s\"; it has %s".formatted(layer, String.join(", ", names)));
        }
        return index;
    }

    /** Returns the name of the file of a layer: {@code [channels, photographs]}, float32, little-endian. */
    static String fileName(int layer) {
        return "layer-%d.f32".formatted(layer);
    }
}

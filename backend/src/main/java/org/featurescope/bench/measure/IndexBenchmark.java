package org.featurescope.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.Activations;
import org.featurescope.activation.WarmNetworks;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.ActivationIndexes;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.files.FileTree;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.tensorflow.types.TFloat32;

/**
 * Times how a set of photographs is indexed, from the files to the finished index on the disk, beside the bare forward
 * pass: as many session calls with the same batch, on photographs that were decoded before. Both are done in turn, so
 * that other work of the machine slows both alike. The measurements are medians.
 */
public final class IndexBenchmark {
    private static final int BATCH = 8;
    private static final int TEN_THOUSAND = 10_000;
    private static final double MEGABYTE = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    /** The time in milliseconds that finding the photographs of a unit may take at most. */
    private static final double QUERY_GOAL = 100;

    private static final int QUERIES = 9;

    private final Network network;
    private final PhotographSet set;
    private final Path folder;
    private final Map<String, List<Stage>> stages = new LinkedHashMap<>();
    private int made;

    private IndexBenchmark(Network network, PhotographSet set, Path folder) {
        this.network = network;
        this.set = set;
        this.folder = folder;
        stages.put("layers", Stages.layers(network));
        stages.put("stages", Stages.of(network));
    }

    /**
     * Measures a network. For its layers, and for all its stages, it returns the photographs indexed per second beside
     * those of the bare forward pass, the disk space for ten thousand photographs beside that of their files, and the
     * time in which the photographs that excite a unit most are found.
     *
     * @param folder in which indexes are written and deleted
     * @param rounds how often each is timed
     */
    public static List<Measurement> measure(Network network, PhotographSet set, Path folder, int rounds) {
        IndexBenchmark benchmark = new IndexBenchmark(network, set, folder);
        List<Measurement> measurements = new ArrayList<>(benchmark.throughput(rounds));
        benchmark.stages.forEach((name, which) -> measurements.addAll(benchmark.size(name, which)));
        return measurements;
    }

    /**
     * Indexes the layers of a network and returns the peak of the resident memory in MiB beside the memory that was
     * resident before; empty where the system does not report it. It tells nothing after anything else was measured.
     */
    public static Optional<Measurement> peak(Network network, PhotographSet set, Path folder) {
        Optional<Long> before = ResidentMemory.now();
        IndexBenchmark benchmark = new IndexBenchmark(network, set, folder);
        benchmark.index(Stages.layers(network));
        return ResidentMemory.peak()
                .map(peak -> Measurement.of(
                        "index.%s.layers.peak-resident".formatted(network.id()),
                        peak / MEBIBYTE,
                        "MiB",
                        before.orElse(0L) / MEBIBYTE));
    }

    private List<Measurement> throughput(int rounds) {
        int photographs = set.names().size();
        try (Activations activations = new Activations();
                WarmNetworks.Lease lease = activations.borrow(network);
                TFloat32 input = network.descriptor().input().tensor(batch())) {
            List<Runnable> calls = new ArrayList<>();
            calls.add(() -> {
                for (int done = 0; done < photographs; done += BATCH) {
                    lease.network().forwardOnly(input);
                }
            });
            stages.values().forEach(which -> calls.add(() -> index(which)));
            double[] milliseconds = InterleavedTimer.medianMilliseconds(1, rounds, 1, calls.toArray(Runnable[]::new));
            List<Measurement> measurements = new ArrayList<>();
            for (String name : stages.keySet()) {
                measurements.add(Measurement.of(
                        "index.%s.%s".formatted(network.id(), name),
                        1000 * photographs / milliseconds[measurements.size() + 1],
                        "1/s",
                        1000 * photographs / milliseconds[0]));
            }
            return measurements;
        }
    }

    /** Returns a batch of decoded photographs. Those that cannot be read are left out. */
    private List<RgbImage> batch() {
        InputSpec input = network.descriptor().input();
        List<RgbImage> batch = new ArrayList<>();
        for (int i = 0; batch.size() < BATCH; i = (i + 1) % set.names().size()) {
            try {
                RgbImage picture = ImageDecoder.decode(set.bytes(set.names().get(i)));
                batch.add(input.prepared(picture));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return batch;
    }

    /** Indexes the whole set anew. */
    private void index(List<Stage> which) {
        Path index = folder.resolve("index-" + made++);
        new ActivationIndexes(index).of(set, network, which, IndexListener.NONE);
        delete(index);
    }

    private List<Measurement> size(String name, List<Stage> which) {
        Path kept = folder.resolve("index-" + made++);
        ActivationIndexes indexes = new ActivationIndexes(kept);
        ActivationIndex index = indexes.of(set, network, which, IndexListener.NONE);
        double scale = TEN_THOUSAND / MEGABYTE / index.names().size();
        Stage last = which.get(which.size() - 1);
        double query = InterleavedTimer.medianMilliseconds(
                1,
                QUERIES,
                1,
                () -> indexes.of(set, network, List.of(last), IndexListener.NONE)
                        .top(last.name(), 0, QUERIES))[0];
        Measurement disk = Measurement.of(
                "index.%s.%s.disk".formatted(network.id(), name), scale * bytes(kept), "MB", scale * fileBytes());
        delete(kept);
        return List.of(
                disk, Measurement.of("index.%s.%s.query".formatted(network.id(), name), query, "ms", QUERY_GOAL));
    }

    private long fileBytes() {
        long bytes = 0;
        for (String name : set.names()) {
            try {
                bytes += set.bytes(name).length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

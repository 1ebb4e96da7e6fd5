package org.featurescope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.bench.measure.IndexBenchmark;
import org.featurescope.bench.measure.InterleavedTimer;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.cli.Product;
import org.featurescope.files.FileTree;
import org.featurescope.model.Network;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description =
                "Measures how fast a set of photographs is indexed beside the bare forward pass, and the memory and"
                        + " disk space that it takes, on the networks named, or on all.")
final class BenchIndexCommand implements Runnable {
    private static final String PAGE = """
            # Indexes of photographs

            Made by `%s`.

            %s
            %d photographs are indexed: decoded, run through the network in batches of 8, and the mean of every channel (float32)
            and its values at %d positions of its map at most (float16) written to the disk and forced there. *Layers*: the layers
            alone. *Stages*: also the convolutions of the branches and all values before their ReLUs. The number of photographs
            per second is beside that of the *bare forward pass*: session calls of the whole network with one decoded batch, which
            fetch its last layer. Both are done in turn in one process, %d times each; the numbers are medians. The disk space is
            that of ten thousand such photographs, beside that of their files. *Query*: the time to find the index and the nine
            photographs that excite a unit most, beside the time that it may take.

            | measurement | value | unit | baseline | ratio |
            |---|--:|---|--:|--:|
            """;
    private static final String PEAK = """

            The peak of the resident memory is that of the whole process while it indexed the layers of %s, before anything else
            was measured; its baseline is the memory that was resident before, when the networks were loaded.
            """;

    private final Product product;

    @Mixin
    private final NetworkOptions networks = new NetworkOptions();

    @Mixin
    private final OutputFiles files = new OutputFiles();

    @Option(
            names = "--photographs",
            paramLabel = "PATH",
            description = "A folder or zip archive of photographs. By default those that come with the product.")
    private @Nullable Path photographs;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is timed.")
    private int rounds = 3;

    @Option(names = "--markdown", paramLabel = "FILE", description = "The Markdown file to write the page to.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BenchIndexCommand(Product product) {
        this.product = product;
    }

    @Override
    public void run() {
        files.check();
        OutputFiles.checkFolder("markdown", markdown);
        Validate.inRange("rounds", rounds, 1, InterleavedTimer.MOST_ROUNDS);
        networks.tuning(product);
        List<Network> measured = networks.of(product);
        try (PhotographSet set = photographs == null ? PhotographSet.commons() : PhotographSet.of(photographs)) {
            Path folder = Files.createTempDirectory("featurescope-index-");
            try {
                List<Measurement> measurements = measure(measured, set, folder);
                files.write(measurements);
                OutputFiles.write("markdown", markdown, page(measurements, set, measured));
            } finally {
                FileTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for indexes can be made or deleted", e);
        }
    }

    private List<Measurement> measure(List<Network> measured, PhotographSet set, Path folder) {
        MeasurementTable table = new MeasurementTable(spec.commandLine().getOut());
        List<Measurement> measurements = new ArrayList<>();
        // first, since the memory of the other measurements would be counted too
        IndexBenchmark.peak(measured.get(0), set, folder).ifPresent(peak -> {
            table.add(peak);
            measurements.add(peak);
        });
        for (Network network : measured) {
            List<Measurement> ofNetwork = IndexBenchmark.measure(network, set, folder, rounds);
            ofNetwork.forEach(table::add);
            measurements.addAll(ofNetwork);
        }
        return measurements;
    }

    private String page(List<Measurement> measurements, PhotographSet set, List<Network> measured) {
        StringBuilder page = new StringBuilder(PAGE.formatted(
                TypedCommandLine.of(spec),
                Machine.here(product).markdown(),
                set.names().size(),
                ActivationIndex.POSITIONS,
                rounds));
        measurements.forEach(measurement -> page.append(MeasurementTable.markdown(measurement)));
        return page.append(PEAK.formatted(measured.get(0).id())).toString();
    }
}

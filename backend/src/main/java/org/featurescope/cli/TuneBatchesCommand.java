package org.featurescope.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.featurescope.model.Network;
import org.featurescope.optimize.BatchBenchmark;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Tuning.Threads;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code tune} runs in processes of their own, as TensorFlow takes its threads once for a process. */
@Command(name = TuneBatchesCommand.NAME, hidden = true, description = "Measures batches with some threads, for tune.")
final class TuneBatchesCommand implements Runnable {
    static final String NAME = "tune-batches";

    private static final int MOST_BATCH = 256;
    private static final int MOST_ROUNDS = 101;
    private static final JsonMapper JSON = new JsonMapper();

    private final Parts parts;

    @Option(names = "--models", required = true)
    private Path models = Folders.MODELS;

    @Option(names = "--model", required = true)
    private String model = "";

    @Option(names = "--layer", required = true)
    private String layer = "";

    @Option(names = "--batch", split = ",", required = true)
    private List<Integer> batches = List.of();

    @Option(names = "--size", required = true)
    private int size;

    @Option(names = "--rounds", required = true)
    private int rounds;

    @Option(names = "--threads", converter = ThreadsText.class, required = true)
    private Threads threads = Threads.DEFAULT;

    @Option(names = "--json", required = true)
    private Path json = Path.of("");

    TuneBatchesCommand(Parts parts) {
        this.parts = parts;
    }

    /**
     * What is measured in each process.
     *
     * @param models the folder of the user's networks
     * @param model the network's id
     * @param layer its layer
     * @param batches pictures at a time
     * @param size height and width of each picture, pixels
     * @param rounds how often each batch has its turn
     */
    record Plan(Path models, String model, String layer, List<Integer> batches, int size, int rounds) {
        Plan {
            batches = batches.stream().distinct().toList();
        }

        /** Found out before the work, not in the processes. */
        void check() {
            Validate.isTrue("batch", !batches.isEmpty(), "no batch to try fits the memory");
            batches.forEach(batch -> Validate.inRange("batch", batch, 1, MOST_BATCH));
            Validate.inRange("rounds", rounds, 1, MOST_ROUNDS);
        }

        private List<String> arguments() {
            String all = batches.stream().map(String::valueOf).collect(Collectors.joining(","));
            return List.of(
                    NAME, "--models", models.toString(), "--model", model, "--layer", layer, "--batch", all, "--size",
                    String.valueOf(size), "--rounds", String.valueOf(rounds));
        }
    }

    /**
     * Image-steps per second by batch, measured in a process of its own.
     *
     * @param command that begins a process of this product
     */
    static Map<Integer, Double> inProcess(List<String> command, Plan plan, Threads threads) {
        try {
            Path found = Files.createTempFile("featurescope-tune", ".json");
            try {
                List<String> whole = new ArrayList<>(command);
                whole.addAll(plan.arguments());
                whole.addAll(List.of("--threads", ThreadsText.of(threads), "--json", found.toString()));
                JavaProcess.run(whole);
                return JSON.readValue(found.toFile(), new TypeReference<LinkedHashMap<Integer, Double>>() {});
            } finally {
                Files.deleteIfExists(found);
            }
        } catch (IOException e) {
            throw new FailedRunException("what was measured was lost: " + e);
        }
    }

    @Override
    public void run() {
        threads.settle();
        Network network = parts.catalogue(models).network(model);
        Map<Integer, Double> found =
                BatchBenchmark.perSecond(network, network.layer(layer), batches, size, rounds);
        try {
            Files.write(json, JSON.writeValueAsBytes(found));
        } catch (IOException e) {
            throw new InvalidInputException("json", "%s cannot be written: %s".formatted(json, e), e);
        }
    }
}

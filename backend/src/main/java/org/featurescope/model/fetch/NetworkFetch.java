package org.featurescope.model.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.featurescope.files.FileTree;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Sha256;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;

/**
 * Fetches a network of the catalogue into a folder of networks: downloads its archive, checks the digest, unpacks graph and
 * labels, writes the descriptor, checks that the network can be loaded, and moves it into its place in one step. Beside the
 * networks is the folder {@value #WORK} with downloads that are not whole, and with the digests that were trusted.
 */
public final class NetworkFetch {
    private static final String WORK = ".fetch";
    private static final String LABELS = "labels.txt";
    private static final String GRAPH = "graph.pb";
    private static final int PIECE = 1 << 16;
    private static final String UNTRIED =
            ". The catalogue's entry about it was written without the file at hand, so the fault may be there: please"
                    + " report it.";

    private static final JsonMapper JSON = new JsonMapper();

    private final KnownNetwork network;
    private final Path models;
    private final Path work;
    private final TrustedDigests trusted;

    /**
     * Prepares to fetch a network.
     *
     * @param models the folder of the user's networks, which is created if it is not there
     */
    public NetworkFetch(KnownNetwork network, Path models) {
        this.network = network;
        this.models = models;
        this.work = models.resolve(WORK);
        this.trusted = new TrustedDigests(work.resolve("trusted.json"));
    }

    /**
     * A network that was fetched.
     *
     * @param folder its folder
     * @param sha256 SHA-256 of its archive
     * @param wasTrusted whether this digest was not known before and is trusted from now on
     */
    public record Fetched(Path folder, String sha256, boolean wasTrusted) {}

    /** Returns whether a network's folder is in a folder of networks. */
    public static boolean isThere(KnownNetwork network, Path models) {
        return Files.exists(models.resolve(network.id()));
    }

    /**
     * Downloads and installs the network.
     *
     * @throws FetchException if it cannot be had, or is not what it should be
     * @throws IOException if a file cannot be written
     */
    public Fetched download(DownloadSettings settings, FetchProgress progress)
            throws IOException, InterruptedException {
        refuseIfThere();
        Files.createDirectories(work);
        Path archive;
        try {
            archive = new Download(
                            settings.addressOf(network),
                            work.resolve(network.fileName()),
                            network.bytes(),
                            settings,
                            progress)
                    .run();
        } catch (FetchException e) {
            throw new FetchException(e.getMessage() + " " + byHand(), e);
        }
        try {
            return install(archive);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** Installs the network from an archive that somebody downloaded by hand. */
    public Fetched installFrom(Path archive) throws IOException {
        refuseIfThere();
        if (!Files.isRegularFile(archive)) {
            throw new InvalidInputException("file", "there is no file %s".formatted(archive));
        }
        Files.createDirectories(work);
        return install(archive);
    }

    private void refuseIfThere() {
        if (isThere(network, models)) {
            throw alreadyThere(null);
        }
    }

    private InvalidInputException alreadyThere(@Nullable FileAlreadyExistsException cause) {
        String message = "%s is there already: %s".formatted(network.id(), models.resolve(network.id()));
        return cause == null
                ? new InvalidInputException("name", message)
                : new InvalidInputException("name", message, cause);
    }

    /** Says how to install the network where the network cannot be reached. */
    private String byHand() {
        return "To do it by hand: download %s with another machine%s, and run `featurescope models fetch %s --file %s`."
                .formatted(
                        network.address(),
                        network.sha256()
                                .map(digest -> " (SHA-256 " + digest + ")")
                                .orElse(""),
                        network.id(),
                        network.fileName());
    }

    private Fetched install(Path archive) throws IOException {
        String sha256 = digest(archive);
        Optional<String> recorded = network.sha256().isPresent() ? network.sha256() : trusted.find(network.id());
        check(network.fileName(), recorded, sha256);
        Path folder = Files.createTempDirectory(work, network.id() + "-");
        try {
            write(folder.resolve(network.id()), entries(archive));
            checkThatItLoads(folder);
            move(folder.resolve(network.id()));
        } finally {
            FileTree.delete(folder);
        }
        if (recorded.isEmpty()) {
            trusted.record(network.id(), sha256);
        }
        return new Fetched(models.resolve(network.id()), sha256, recorded.isEmpty());
    }

    private static String digest(Path file) throws IOException {
        Sha256 digest = new Sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.with(Arrays.copyOf(piece, read));
            }
        }
        return digest.hex();
    }

    private static void check(String file, Optional<String> expected, String found) {
        if (expected.isPresent() && !expected.get().equals(found)) {
            throw new FetchException(
                    "%s has the SHA-256 %s and not %s. Nothing was installed.".formatted(file, found, expected.get()));
        }
    }

    private Map<String, byte[]> entries(Path archive) throws IOException {
        Set<String> wanted =
                new HashSet<>(Set.of(network.graph().entry(), network.labels().entry()));
        network.labels().names().ifPresent(wanted::add);
        Map<String, byte[]> entries = ArchiveReader.read(archive, network.fileName(), wanted);
        checkEntry(network.graph().entry(), network.graph().sha256(), entries);
        checkEntry(network.labels().entry(), network.labels().sha256(), entries);
        return entries;
    }

    private static void checkEntry(String entry, Optional<String> expected, Map<String, byte[]> entries) {
        if (expected.isPresent()) {
            check(entry, expected, Sha256.of(bytes(entries, entry)));
        }
    }

    private static byte[] bytes(Map<String, byte[]> entries, String entry) {
        return Objects.requireNonNull(entries.get(entry), entry);
    }

    private void write(Path folder, Map<String, byte[]> entries) throws IOException {
        Files.createDirectory(folder);
        byte[] graph = converted(bytes(entries, network.graph().entry()));
        List<String> labels = network.labels().labels(entries);
        ObjectNode descriptor = network.descriptor().deepCopy();
        descriptor.put("version", 1).put("id", network.id()).put("graph", GRAPH).put("sha256", Sha256.of(graph));
        descriptor.withObject("/classes").put("labels", LABELS);
        Files.write(folder.resolve(GRAPH), graph);
        Files.write(folder.resolve(LABELS), labels);
        Files.write(
                folder.resolve("model.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(descriptor));
    }

    private byte[] converted(byte[] graph) {
        if (!network.isOld()) {
            return graph;
        }
        try {
            return GraphConversion.converted(GraphDef.parseFrom(graph), input(), outputs())
                    .toByteArray();
        } catch (InvalidProtocolBufferException | IllegalArgumentException | TensorFlowException e) {
            throw new FetchException(
                    "%s is not the graph that it should be: %s%s"
                            .formatted(network.graph().entry(), e.getMessage(), network.isUntried() ? UNTRIED : ""),
                    e);
        }
    }

    private InputSpec input() {
        JsonNode input = network.descriptor().path("input");
        return new InputSpec(
                input.path("node").asText(),
                input.path("height").asInt(),
                input.path("width").asInt(),
                input.path("leastSide").asInt(),
                input.path("scale").asDouble(),
                input.path("offset").asDouble());
    }

    /** Returns the nodes of the layers and of the class scores. */
    private Set<String> outputs() {
        Set<String> outputs = new HashSet<>();
        for (JsonNode layer : network.descriptor().path("layers")) {
            outputs.add(layer.path("node").asText(layer.path("name").asText()));
        }
        outputs.add(network.descriptor().at("/classes/logits").asText());
        outputs.add(network.descriptor().at("/classes/probabilities").asText());
        return outputs;
    }

    private void checkThatItLoads(Path folder) {
        List<String> problems = Catalogue.of(folder).problems();
        if (!problems.isEmpty()) {
            throw new FetchException("%s was fetched and cannot be loaded: %s%s"
                    .formatted(
                            network.id(),
                            problems.get(0)
                                    .replace(folder + folder.getFileSystem().getSeparator(), ""),
                            network.isUntried() ? UNTRIED : ""));
        }
    }

    private void move(Path folder) throws IOException {
        try {
            Files.move(folder, models.resolve(network.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(e);
        }
    }
}

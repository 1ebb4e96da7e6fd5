package org.featurescope.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.model.Sha256;

/**
 * Reads the Inception V3 in the npm package {@code nsfwjs} and checks it against what is expected. The layers up to
 * {@code mixed5} have the weights trained on ImageNet; the package's Keras configuration marks them as not trainable.
 * The later layers were trained for another purpose and are not read.
 */
final class InceptionV3 {
    /** The last layer whose weights were trained on ImageNet. */
    private static final String LAST = "mixed5";

    private static final int SHARDS = 6;
    private static final int BYTES = 22_360_869;
    private static final String BYTES_SHA_256 = "8a457f3fdec7db18b16e44323454db0eaeb8f314eda0046b2e293e58a5bfabf4";
    private static final Map<String, Integer> CHANNELS =
            Map.of("mixed0", 256, "mixed1", 288, "mixed2", 288, "mixed3", 768, "mixed4", 768, "mixed5", 768);

    private InceptionV3() {}

    /**
     * Builds the file of the frozen graph.
     *
     * @param folder the folder of the package's JavaScript modules
     */
    static byte[] graphFile(Path folder) throws IOException {
        JavaScriptModule module = new JavaScriptModule(text(folder.resolve("model.min.js")));
        JsonNode topology = module.next('{');
        JsonNode manifest = module.next('[');
        KerasGraph graph = KerasGraph.upTo(KerasModel.read(topology, manifest, weights(folder)), LAST);
        check(graph);
        return graph.graph().toHalfPrecisionFile();
    }

    private static byte[] weights(Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(BYTES);
        for (int shard = 1; shard <= SHARDS; shard++) {
            Path file = folder.resolve("group1-shard%dof%d.min.js".formatted(shard, SHARDS));
            all.write(JavaScriptModule.bytes(text(file)));
        }
        byte[] bytes = all.toByteArray();
        if (bytes.length != BYTES || !Sha256.of(bytes).equals(BYTES_SHA_256)) {
            throw new IOException("the weights are %d bytes of SHA-256 %s, not the %d expected"
                    .formatted(bytes.length, Sha256.of(bytes), BYTES));
        }
        return bytes;
    }

    private static void check(KerasGraph graph) throws IOException {
        Set<String> expected = new HashSet<>(
                IntStream.rangeClosed(1, 50).mapToObj(i -> "conv2d_" + i).toList());
        List<String> found = graph.convolutions();
        if (found.size() != expected.size() || !expected.containsAll(found)) {
            throw new IOException("%s depends on other convolutions than conv2d_1 to conv2d_50".formatted(LAST));
        }
        for (Map.Entry<String, Integer> layer : CHANNELS.entrySet()) {
            if (graph.channels(layer.getKey()) != layer.getValue()) {
                throw new IOException("%s has %d channels, not %d"
                        .formatted(layer.getKey(), graph.channels(layer.getKey()), layer.getValue()));
            }
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}

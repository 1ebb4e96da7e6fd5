package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.api.Group;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.validate.InvalidInputException;

/** Reads files of Keras: archives of version 3 ({@code .keras}), and HDF5 files of versions 2 and 3 ({@code .h5}). */
public final class KerasFile {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_CONFIG = 64 << 20;
    /** The most bytes of weights, which archives do not compress much. */
    private static final int MOST_WEIGHTS = 1 << 30;

    private KerasFile() {}

    /**
     * Reads an archive. Only the entries for configuration and weights are read, whatever else it contains.
     *
     * @param size says the size of pictures where the file leaves it open
     */
    public static ReadNetwork readArchive(String file, byte[] bytes, PictureSize size) {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw new InvalidInputException("path", file + " has too many entries for a Keras file");
                }
                if (entry.getName().equals(CONFIG) || entry.getName().equals(WEIGHTS)) {
                    int most = entry.getName().equals(CONFIG) ? MOST_CONFIG : MOST_WEIGHTS;
                    entries.put(entry.getName(), bounded(zip, most, file, entry.getName()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException("path", file + " is a damaged archive, or cut off", e);
        }
        byte[] config = entries.get(CONFIG);
        byte[] weights = entries.get(WEIGHTS);
        if (config == null || weights == null) {
            throw new InvalidInputException(
                    "path",
                    "%s is an archive without %s and %s, so it is no Keras file; a PyTorch model is read from ONNX, as torch.onnx.export writes it"
                            .formatted(file, CONFIG, WEIGHTS));
        }
        KerasConfig model = KerasConfig.read(file, new String(config, StandardCharsets.UTF_8));
        try (Hdf5File hdf5 = Hdf5File.open(file, weights)) {
            return read("Keras 3", model, new KerasWeights.ByPlace(hdf5, hdf5.root()), size);
        }
    }

    private static byte[] bounded(ZipInputStream zip, int most, String file, String entry) throws IOException {
        byte[] bytes = zip.readNBytes(most);
        if (zip.read() >= 0) {
            throw new InvalidInputException(
                    "path", "%s: %s is larger than %d bytes when unpacked".formatted(file, entry, most));
        }
        return bytes;
    }

    /**
     * Reads an HDF5 file.
     *
     * @param size says the size of pictures where the file leaves it open
     */
    public static ReadNetwork readHdf5(String file, byte[] bytes, PictureSize size) {
        try (Hdf5File hdf5 = Hdf5File.open(file, bytes)) {
            Optional<String> config = hdf5.text(hdf5.root(), "model_config");
            Optional<Group> weights = hdf5.group(hdf5.root(), "model_weights");
            if (config.isEmpty() || weights.isEmpty()) {
                throw new InvalidInputException(
                        "path",
                        "%s has weights but no model; save the whole model with model.save, not only its weights"
                                .formatted(file));
            }
            KerasConfig model = KerasConfig.read(file, config.get());
            return read("Keras HDF5", model, new KerasWeights.ByName(hdf5, weights.get()), size);
        }
    }

    private static ReadNetwork read(String format, KerasConfig model, KerasWeights weights, PictureSize size) {
        try {
            KerasNetwork network = new KerasNetwork(weights, size);
            List<Maps> outputs = network.write(model);
            List<String> nodes = new ArrayList<>();
            outputs.forEach(output -> nodes.add(output.node()));
            return new ReadNetwork(
                    format,
                    network.graph(),
                    network.inputs(),
                    nodes,
                    Map.of(),
                    Optional.empty(),
                    List.of(),
                    network.left().notes(nodes.isEmpty()));
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new InvalidInputException("path", "the Keras model has shapes that do not fit each other", e);
        }
    }

    /** Returns the shape in the configuration of an input. */
    static JsonNode shape(KerasLayer input) {
        JsonNode shape = input.config().path("batch_shape");
        return shape.isMissingNode() ? input.config().path("batch_input_shape") : shape;
    }
}

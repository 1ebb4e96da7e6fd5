package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds small functional Keras models with random weights, and writes them as Keras 2 and Keras 3 do. */
public final class KerasModels {
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random = new Random(13);
    private final List<Layer> layers = new ArrayList<>();

    /** A layer with its weights in Keras's order. */
    record Layer(String name, String type, ObjectNode config, List<String> inputs, Map<String, Weights> weights) {}

    /** Numbers in row-major order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Weights(int[] shape, float[] values) {}

    List<Layer> layers() {
        return layers;
    }

    /** Adds the input. */
    public KerasModels input(int height, int width, int channels) {
        ObjectNode config = JSON.createObjectNode().put("name", "input_1");
        ArrayNode shape = config.putArray("batch_input_shape").addNull();
        if (height < 0) {
            shape.addNull().addNull().add(channels);
        } else {
            shape.add(height).add(width).add(channels);
        }
        layers.add(new Layer("input_1", "InputLayer", config, List.of(), Map.of()));
        return this;
    }

    /** Adds a layer with its configuration as JSON, in which quotes are single. */
    public KerasModels layer(String type, String name, String config, List<String> inputs) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree("{" + config.replace('\'', '"') + "}");
            layers.add(new Layer(name, type, json.put("name", name), inputs, new LinkedHashMap<>()));
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public KerasModels layer(String type, String name, String config, String input) {
        return layer(type, name, config, List.of(input));
    }

    /** Adds weights to the last layer. */
    public KerasModels weights(String name, double mean, double spread, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + spread * (random.nextDouble() - 0.5));
        }
        layers.get(layers.size() - 1).weights().put(name, new Weights(shape, values));
        return this;
    }

    /** Adds a batch normalization. */
    public KerasModels normalization(String name, int channels, String input) {
        return layer("BatchNormalization", name, "'axis': [3], 'epsilon': 0.001", input)
                .weights("gamma", 1, 1, channels)
                .weights("beta", 0, 1, channels)
                .weights("moving_mean", 0, 1, channels)
                .weights("moving_variance", 1, 1, channels);
    }

    /** Writes the model as Keras 2 writes HDF5. */
    public Path hdf5(Path file) {
        try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            hdf5.putAttribute("keras_version", "2.15.0");
            hdf5.putAttribute("model_config", config(false));
            WritableGroup all = hdf5.putGroup("model_weights");
            for (Layer layer : layers) {
                if (!layer.weights().isEmpty()) {
                    WritableGroup inner = all.putGroup(layer.name()).putGroup(layer.name());
                    layer.weights().forEach((name, weights) -> inner.putDataset(name + ":0", nested(weights)));
                }
            }
        }
        return file;
    }

    /** Writes the model as Keras 3 writes archives. */
    public Path archive(Path file) throws IOException {
        return archive(file, false);
    }

    /** Writes the model as Keras 2.15 writes archives under Windows, where the group of a layer has the name of two. */
    Path archiveOfWindows(Path file) throws IOException {
        return archive(file, true);
    }

    private Path archive(Path file, boolean isOfWindows) throws IOException {
        Path weights = Files.createTempFile("weights", ".h5");
        try (WritableHdfFile hdf5 = HdfFile.write(weights)) {
            WritableGroup all = isOfWindows ? hdf5 : hdf5.putGroup("layers");
            Map<String, Integer> used = new HashMap<>();
            for (Layer layer : layers) {
                String type = layer.type()
                        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT);
                int number = used.merge(type, 1, Integer::sum) - 1;
                if (layer.weights().isEmpty()) {
                    continue;
                }
                String name = number == 0 ? type : type + "_" + number;
                WritableGroup variables =
                        all.putGroup(isOfWindows ? "layers\\" + name : name).putGroup("vars");
                int index = 0;
                for (Weights each : layer.weights().values()) {
                    variables.putDataset("" + index++, nested(each));
                }
            }
        }
        Files.write(
                file,
                zip(Map.of(
                        "metadata.json", "{}".getBytes(StandardCharsets.UTF_8),
                        "config.json", config(true).getBytes(StandardCharsets.UTF_8),
                        "model.weights.h5", Files.readAllBytes(weights))));
        Files.delete(weights);
        return file;
    }

    /** Returns a zip archive. */
    public static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    String config(boolean isThree) {
        ObjectNode json = JSON.createObjectNode().put("class_name", "Functional");
        ObjectNode config = json.putObject("config").put("name", "model");
        ArrayNode list = config.putArray("layers");
        for (Layer layer : layers) {
            ObjectNode each = list.addObject()
                    .put("class_name", layer.type())
                    .put("name", layer.name())
                    .set("config", layer.config());
            ArrayNode calls = each.putArray("inbound_nodes");
            if (!layer.inputs().isEmpty() && isThree) {
                ArrayNode arguments = calls.addObject().putArray("args");
                ArrayNode tensors = layer.inputs().size() > 1 ? arguments.addArray() : arguments;
                layer.inputs()
                        .forEach(input -> tensors.addObject()
                                .put("class_name", "__keras_tensor__")
                                .putObject("config")
                                .put("dtype", "float32")
                                .putArray("keras_history")
                                .add(input)
                                .add(0)
                                .add(0));
            } else if (!layer.inputs().isEmpty()) {
                ArrayNode call = calls.addArray();
                layer.inputs()
                        .forEach(input ->
                                call.addArray().add(input).add(0).add(0).addObject());
            }
        }
        ArrayNode input = config.putArray("input_layers");
        (isThree ? input : input.addArray()).add("input_1").add(0).add(0);
        ArrayNode output = config.putArray("output_layers");
        (isThree ? output : output.addArray())
                .add(layers.get(layers.size() - 1).name())
                .add(0)
                .add(0);
        return json.toString();
    }

    private static Object nested(Weights weights) {
        Object array = Array.newInstance(float.class, weights.shape());
        fill(array, weights, 0, 0);
        return array;
    }

    private static int fill(Object array, Weights weights, int axis, int begin) {
        int at = begin;
        for (int i = 0; i < weights.shape()[axis]; i++) {
            if (axis == weights.shape().length - 1) {
                Array.setFloat(array, i, weights.values()[at++]);
            } else {
                at = fill(Array.get(array, i), weights, axis + 1, at);
            }
        }
        return at;
    }
}

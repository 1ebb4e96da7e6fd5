package org.featurescope.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Keras model that was stored for TensorFlow.js: layers by name, and weights of one unsigned byte each, where {@code
 * weight = byte * scale + min} with a scale and a minimum for each tensor.
 */
final class KerasModel {
    private final Map<String, Layer> layers;
    private final Map<String, Weights> weights;
    private final byte[] bytes;

    private KerasModel(Map<String, Layer> layers, Map<String, Weights> weights, byte[] bytes) {
        this.layers = layers;
        this.weights = weights;
        this.bytes = bytes;
    }

    /** A layer: its name, its Keras class, its configuration, and the names of the layers that feed it. */
    record Layer(String name, String type, JsonNode config, List<String> inputs) {
        /** Throws unless a field of the configuration has the expected value. */
        void require(String field, Object expected) throws IOException {
            String value = config.path(field).asText();
            if (!value.equals(expected.toString())) {
                throw new IOException("%s: %s is \"%s\", not \"%s\"".formatted(name, field, value, expected));
            }
        }

        /** Returns a field of two whole numbers, for height and width. */
        int[] pair(String field) throws IOException {
            JsonNode value = config.path(field);
            if (value.size() != 2 || !value.get(0).isInt() || !value.get(1).isInt()) {
                throw new IOException("%s: %s is %s, not two whole numbers".formatted(name, field, value));
            }
            return new int[] {value.get(0).intValue(), value.get(1).intValue()};
        }

        /** Returns the name of the only layer that feeds this one. */
        String input() throws IOException {
            if (inputs.size() != 1) {
                throw new IOException("%s has %d inputs, not one".formatted(name, inputs.size()));
            }
            return inputs.get(0);
        }
    }

    private record Weights(int offset, List<Integer> shape, double scale, double min) {}

    /**
     * Reads a model.
     *
     * @param topology the Keras configuration
     * @param manifest names, shapes and scales of the weights
     * @param bytes the weights in the manifest's order
     */
    static KerasModel read(JsonNode topology, JsonNode manifest, byte[] bytes) throws IOException {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (JsonNode json : topology.path("model_config").path("config").path("layers")) {
            Layer layer = layer(json);
            layers.put(layer.name(), layer);
        }
        Map<String, Weights> weights = new LinkedHashMap<>();
        int offset = 0;
        for (JsonNode group : manifest) {
            for (JsonNode entry : group.path("weights")) {
                Weights read = weights(entry, offset);
                weights.put(entry.path("name").asText(), read);
                offset = Math.addExact(offset, count(read.shape()));
            }
        }
        if (layers.isEmpty() || offset != bytes.length) {
            throw new IOException("the manifest lists %d layers and %d weights, but there are %d bytes"
                    .formatted(layers.size(), offset, bytes.length));
        }
        return new KerasModel(layers, weights, bytes);
    }

    /** Returns the layer of that name. */
    Layer layer(String name) throws IOException {
        Layer layer = layers.get(name);
        if (layer == null) {
            throw new IOException("the model has no layer " + name);
        }
        return layer;
    }

    /** Returns the scale of the weights of that name: {@code weight = step * scale}. */
    double scale(String name, Integer... shape) throws IOException {
        return found(name, shape).scale();
    }

    /** Returns the weights of that name in whole steps from zero, row-major. Their shape must be the one given. */
    float[] steps(String name, Integer... shape) throws IOException {
        Weights found = found(name, shape);
        double zero = -found.min() / found.scale();
        if (Math.abs(zero - Math.rint(zero)) > 1e-6) {
            throw new IOException("the weights %s have no step at zero".formatted(name));
        }
        float[] steps = new float[count(found.shape())];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (float) ((bytes[found.offset() + i] & 0xff) - Math.rint(zero));
        }
        return steps;
    }

    /** Returns the weights of that name, row-major. Their shape must be the one given. */
    double[] weights(String name, Integer... shape) throws IOException {
        Weights found = found(name, shape);
        double[] values = new double[count(found.shape())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (bytes[found.offset() + i] & 0xff) * found.scale() + found.min();
        }
        return values;
    }

    private Weights found(String name, Integer... shape) throws IOException {
        Weights found = weights.get(name);
        if (found == null || !found.shape().equals(List.of(shape))) {
            throw new IOException("the weights %s are %s, not of the shape %s"
                    .formatted(name, found == null ? "missing" : found.shape(), Arrays.toString(shape)));
        }
        return found;
    }

    private static Layer layer(JsonNode json) throws IOException {
        String name = json.path("name").asText();
        JsonNode calls = json.path("inbound_nodes");
        if (calls.size() > 1) {
            throw new IOException(name + " is used more than once");
        }
        List<String> inputs = new ArrayList<>();
        calls.path(0).forEach(call -> inputs.add(call.path(0).asText()));
        return new Layer(name, json.path("class_name").asText(), json.path("config"), inputs);
    }

    private static Weights weights(JsonNode entry, int offset) throws IOException {
        JsonNode quantization = entry.path("quantization");
        if (!quantization.path("dtype").asText().equals("uint8")
                || !quantization.path("scale").isNumber()
                || !quantization.path("min").isNumber()) {
            throw new IOException("the weights %s are not stored as bytes".formatted(entry.path("name")));
        }
        List<Integer> shape = new ArrayList<>();
        entry.path("shape").forEach(size -> shape.add(size.intValue()));
        return new Weights(
                offset,
                shape,
                quantization.path("scale").doubleValue(),
                quantization.path("min").doubleValue());
    }

    private static int count(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}

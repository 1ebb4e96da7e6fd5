package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.validate.InvalidInputException;

/**
 * The configuration of a Keras model, of versions 2 and 3.
 *
 * @param layers in the order of the file
 * @param inputs the values that are its inputs
 * @param outputs the values that are its outputs
 */
record KerasConfig(List<KerasLayer> layers, List<KerasLayer.Source> inputs, List<KerasLayer.Source> outputs) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INPUT = "InputLayer";
    private static final int MOST_LAYERS = 10_000;

    KerasConfig {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns whether a class is a model that consists of layers. */
    static boolean isModel(String type) {
        return type.equals("Functional") || type.equals("Model") || type.equals("Sequential");
    }

    /** Reads the text of a configuration. */
    static KerasConfig read(String file, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            String type = json.path("class_name").asText();
            if (!isModel(type)) {
                throw new InvalidInputException(
                        "path",
                        "%s is a model of the class \"%s\"; only sequential and functional models can be read"
                                .formatted(file, type));
            }
            return of(type, json.path("config"));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("path", file + " has a configuration that is not JSON", e);
        }
    }

    /** Reads the configuration of a model, which may be a layer of another one. */
    static KerasConfig of(String type, JsonNode config) {
        JsonNode list = config.isArray() ? config : config.path("layers");
        if (list.isEmpty() || list.size() > MOST_LAYERS) {
            throw new InvalidInputException(
                    "path", "the Keras model has %d layers; 1 to %d are possible".formatted(list.size(), MOST_LAYERS));
        }
        return type.equals("Sequential") ? sequential(config, list) : functional(config, list);
    }

    private static KerasConfig functional(JsonNode config, JsonNode list) {
        List<KerasLayer> layers = new ArrayList<>();
        for (JsonNode json : list) {
            List<List<KerasLayer.Source>> calls = new ArrayList<>();
            for (JsonNode call : json.path("inbound_nodes")) {
                calls.add(sources(call));
            }
            String name =
                    json.path("config").path("name").asText(json.path("name").asText());
            layers.add(new KerasLayer(
                    json.path("name").asText(name), json.path("class_name").asText(), json.path("config"), calls));
        }
        return new KerasConfig(
                layers, references(config.path("input_layers")), references(config.path("output_layers")));
    }

    private static KerasConfig sequential(JsonNode config, JsonNode list) {
        List<KerasLayer> layers = new ArrayList<>();
        JsonNode first = list.get(0).path("config");
        JsonNode shape = first.has("batch_input_shape") ? first.path("batch_input_shape") : first.path("batch_shape");
        boolean hasInput = list.get(0).path("class_name").asText().equals(INPUT);
        KerasLayer.Source before;
        if (hasInput) {
            before = new KerasLayer.Source(first.path("name").asText("input"), 0);
        } else {
            JsonNode built = shape.isMissingNode() ? config.path("build_input_shape") : shape;
            before = new KerasLayer.Source("keras_input", 0);
            layers.add(new KerasLayer(
                    before.layer(), INPUT, JSON.createObjectNode().set("batch_shape", built), List.of()));
        }
        KerasLayer.Source input = before;
        for (JsonNode json : list) {
            String type = json.path("class_name").asText();
            String name =
                    json.path("config").path("name").asText(json.path("name").asText(type));
            boolean isInput = type.equals(INPUT);
            layers.add(new KerasLayer(name, type, json.path("config"), isInput ? List.of() : List.of(List.of(before))));
            before = new KerasLayer.Source(name, 0);
        }
        return new KerasConfig(layers, List.of(input), List.of(before));
    }

    /** Returns the values that a call names, in their order, wherever in the call they stand. */
    private static List<KerasLayer.Source> sources(JsonNode call) {
        List<KerasLayer.Source> found = new ArrayList<>();
        collect(call, found);
        return found;
    }

    private static void collect(JsonNode json, List<KerasLayer.Source> found) {
        if (json.has("keras_history")) {
            found.add(reference(json.path("keras_history")));
        } else if (isReference(json)) {
            found.add(reference(json));
        } else {
            json.forEach(each -> collect(each, found));
        }
    }

    private static List<KerasLayer.Source> references(JsonNode json) {
        List<KerasLayer.Source> found = new ArrayList<>();
        collect(json, found);
        return found;
    }

    /** Returns whether JSON is {@code [layer, call, output]}, perhaps with arguments. */
    private static boolean isReference(JsonNode json) {
        return json.isArray()
                && json.size() >= 3
                && json.get(0).isTextual()
                && json.get(1).isInt()
                && json.get(2).isInt();
    }

    private static KerasLayer.Source reference(JsonNode json) {
        return new KerasLayer.Source(json.path(0).asText(), json.path(1).asInt());
    }
}

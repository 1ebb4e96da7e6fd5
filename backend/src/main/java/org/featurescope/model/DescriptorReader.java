package org.featurescope.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.featurescope.model.DescriptorSchema.Fault;

/**
 * Reads {@code model.json}. The file is validated by {@link DescriptorSchema}; what a schema cannot say is checked after.
 * The message about a descriptor names every fault with its JSON pointer (RFC 6901).
 */
final class DescriptorReader {
    /** The name of the descriptor's file in a model's folder. */
    static final String FILE = "model.json";

    private static final int MOST_BYTES = 1 << 20;
    /** The most faults that a message names. */
    private static final int MOST_FAULTS = 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DescriptorReader() {}

    /**
     * The contents of a descriptor's file.
     *
     * @param descriptor the descriptor
     * @param sha256 the SHA-256 that the graph's file must have, lower-case hexadecimal, if it is given
     */
    record Read(ModelDescriptor descriptor, Optional<String> sha256) {}

    /**
     * Reads a descriptor.
     *
     * @param file its name in messages
     */
    static Read read(String file, byte[] bytes) throws ModelException {
        JsonNode json = json(file, bytes);
        refuse(file, DescriptorSchema.faults(json));
        InputSpec input = input(json.path("input"));
        List<ModelDescriptor.LayerEntry> layers = layers(json.path("layers"));
        List<Fault> faults = new ArrayList<>();
        leastSide(input).ifPresent(faults::add);
        faults.addAll(repeatedNames(layers));
        refuse(file, faults);
        return new Read(
                new ModelDescriptor(
                        text(json, "id"),
                        text(json, "title"),
                        text(json, "description"),
                        text(json, "licence"),
                        text(json, "source"),
                        text(json, "graph"),
                        input,
                        layers,
                        classes(json)),
                json.has("sha256") ? Optional.of(text(json, "sha256")) : Optional.empty());
    }

    private static JsonNode json(String file, byte[] bytes) throws ModelException {
        if (bytes.length > MOST_BYTES) {
            throw new ModelException(file, "has %d bytes; at most %d are read".formatted(bytes.length, MOST_BYTES));
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new ModelException(file, "the file must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line %d, column %d)"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new ModelException(
                    file,
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("") + where,
                    e);
        } catch (IOException e) {
            throw new ModelException(file, "is not JSON: " + e.getMessage(), e);
        }
    }

    private static void refuse(String file, List<Fault> faults) throws ModelException {
        if (!faults.isEmpty()) {
            String named =
                    faults.stream().limit(MOST_FAULTS).map(Fault::toString).collect(Collectors.joining("; "));
            int others = faults.size() - MOST_FAULTS;
            throw new ModelException(file, others > 0 ? "%s; and %d more faults".formatted(named, others) : named);
        }
    }

    private static InputSpec input(JsonNode input) {
        return new InputSpec(
                text(input, "node"),
                input.path("height").intValue(),
                input.path("width").intValue(),
                input.path("leastSide").intValue(),
                input.path("scale").doubleValue(),
                input.path("offset").doubleValue(),
                input.path("crop").asDouble(1));
    }

    private static Optional<Fault> leastSide(InputSpec input) {
        return input.leastSide() <= Math.min(input.height(), input.width())
                ? Optional.empty()
                : Optional.of(new Fault(
                        JsonPointer.compile("/input/leastSide"),
                        "must be at most the input's %d x %d, but is %d"
                                .formatted(input.height(), input.width(), input.leastSide())));
    }

    private static List<ModelDescriptor.LayerEntry> layers(JsonNode entries) {
        List<ModelDescriptor.LayerEntry> layers = new ArrayList<>();
        for (JsonNode entry : entries) {
            String name = text(entry, "name");
            layers.add(new ModelDescriptor.LayerEntry(name, entry.has("node") ? text(entry, "node") : name));
        }
        return layers;
    }

    private static List<Fault> repeatedNames(List<ModelDescriptor.LayerEntry> layers) {
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < layers.size(); i++) {
            String name = layers.get(i).name();
            if (!names.add(name)) {
                faults.add(new Fault(
                        JsonPointer.compile("/layers/%d/name".formatted(i)), "is given twice: \"%s\"".formatted(name)));
            }
        }
        return faults;
    }

    private static Optional<ModelDescriptor.Classes> classes(JsonNode json) {
        JsonNode classes = json.path("classes");
        return classes.isMissingNode()
                ? Optional.empty()
                : Optional.of(new ModelDescriptor.Classes(
                        text(classes, "logits"), text(classes, "probabilities"), text(classes, "labels")));
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).textValue();
    }
}

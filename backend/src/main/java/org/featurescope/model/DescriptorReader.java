package org.featurescope.model;

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
import java.util.regex.Pattern;

/**
 * Reads {@code model.json}. It is strict: every field must be present, of its type and in its range, and unknown fields
 * are refused, so that typing errors are found.
 */
final class DescriptorReader {
    /** The name of the descriptor's file in a model's folder. */
    static final String FILE = "model.json";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern OUTSIDE = Pattern.compile("/.*|.*\\\\.*|.*:.*|(.*/)?\\.\\.(/.*)?");
    private static final Set<String> FIELDS =
            Set.of("id", "title", "description", "licence", "source", "graph", "sha256", "input", "layers", "classes");
    private static final Set<String> INPUT_FIELDS = Set.of("node", "height", "width", "leastSide", "scale", "offset");
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ID = 64;
    private static final int MOST_LINE = 300;
    private static final int MOST_TEXT = 4000;
    private static final int MOST_NODE = 400;
    private static final int MOST_LAYERS = 1000;
    private static final int MOST_SIDE = 2048;
    /** Bounds the values that a network is fed with, so that they and their squares are far from overflowing. */
    private static final double MOST_VALUE = 100_000;

    private static final double LEAST_SCALE = 1e-6;
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
        JsonFields fields = JsonFields.of(file, json(file, bytes), FIELDS);
        String id = fields.text("id", MOST_ID);
        if (!ID.matcher(id).matches()) {
            throw fields.problem("id", "must be of lower-case letters, digits and dashes, but is \"%s\"".formatted(id));
        }
        Optional<String> sha256 = fields.optionalText("sha256", MOST_LINE);
        if (sha256.isPresent() && !SHA_256.matcher(sha256.get()).matches()) {
            throw fields.problem("sha256", "must be 64 lower-case hexadecimal digits");
        }
        return new Read(
                new ModelDescriptor(
                        id,
                        fields.text("title", MOST_LINE),
                        fields.text("description", MOST_TEXT),
                        fields.text("licence", MOST_LINE),
                        fields.text("source", MOST_TEXT),
                        fileIn(fields, "graph"),
                        input(fields.object("input", INPUT_FIELDS)),
                        layers(fields.objects("layers", MOST_LAYERS, Set.of("name", "node"))),
                        classes(fields)),
                sha256);
    }

    private static JsonNode json(String file, byte[] bytes) throws ModelException {
        if (bytes.length > MOST_BYTES) {
            throw new ModelException(file, "has %d bytes; at most %d are read".formatted(bytes.length, MOST_BYTES));
        }
        try {
            return JSON.readTree(bytes);
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

    private static InputSpec input(JsonFields input) throws ModelException {
        InputSpec spec = new InputSpec(
                input.text("node", MOST_NODE),
                input.integer("height", 1, MOST_SIDE),
                input.integer("width", 1, MOST_SIDE),
                input.integer("leastSide", 1, MOST_SIDE),
                input.number("scale", MOST_VALUE),
                input.number("offset", MOST_VALUE));
        if (Math.abs(spec.scale()) < LEAST_SCALE) {
            throw input.problem("scale", "must not be 0 or almost 0");
        }
        if (spec.leastSide() > Math.min(spec.height(), spec.width())) {
            throw input.problem(
                    "leastSide",
                    "must be at most the input's %d x %d, but is %d"
                            .formatted(spec.height(), spec.width(), spec.leastSide()));
        }
        return spec;
    }

    private static List<ModelDescriptor.LayerEntry> layers(List<JsonFields> entries) throws ModelException {
        List<ModelDescriptor.LayerEntry> layers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonFields entry : entries) {
            String name = entry.text("name", MOST_LINE);
            if (!UnitExpression.isLayerName(name)) {
                throw entry.problem(
                        "name",
                        "must be a letter and then letters, digits, \"_\", \"-\" and \".\", but is \"%s\""
                                .formatted(name));
            }
            if (!names.add(name)) {
                throw entry.problem("name", "is given twice: \"%s\"".formatted(name));
            }
            layers.add(new ModelDescriptor.LayerEntry(
                    name, entry.optionalText("node", MOST_NODE).orElse(name)));
        }
        return layers;
    }

    private static Optional<ModelDescriptor.Classes> classes(JsonFields fields) throws ModelException {
        Optional<JsonFields> classes = fields.optionalObject("classes", Set.of("logits", "probabilities", "labels"));
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        JsonFields entry = classes.get();
        return Optional.of(new ModelDescriptor.Classes(
                entry.text("logits", MOST_NODE), entry.text("probabilities", MOST_NODE), fileIn(entry, "labels")));
    }

    /** Returns a field that names a file in the model's own folder. */
    private static String fileIn(JsonFields fields, String field) throws ModelException {
        String file = fields.text(field, MOST_LINE);
        if (OUTSIDE.matcher(file).matches()) {
            throw fields.problem(field, "must be a file in the model's folder, but is \"%s\"".formatted(file));
        }
        return file;
    }
}

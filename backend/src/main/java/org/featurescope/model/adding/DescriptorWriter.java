package org.featurescope.model.adding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;

/** Writes {@code model.json} as the catalogue reads it. */
public final class DescriptorWriter {
    private DescriptorWriter() {}

    /**
     * Returns the bytes of a descriptor's file.
     *
     * @param sha256 the digest of the graph's file, lower-case hexadecimal
     */
    public static byte[] json(ModelDescriptor descriptor, String sha256) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.createObjectNode()
                .put("id", descriptor.id())
                .put("title", descriptor.title())
                .put("description", descriptor.description())
                .put("licence", descriptor.licence())
                .put("source", descriptor.source())
                .put("graph", descriptor.graphFile())
                .put("sha256", sha256);
        InputSpec input = descriptor.input();
        json.putObject("input")
                .put("node", input.node())
                .put("height", input.height())
                .put("width", input.width())
                .put("leastSide", input.leastSide())
                .put("scale", input.scale())
                .put("offset", input.offset())
                .put("crop", input.crop());
        ArrayNode layers = json.putArray("layers");
        descriptor
                .layers()
                .forEach(layer -> layers.addObject().put("name", layer.name()).put("node", layer.node()));
        descriptor
                .classes()
                .ifPresent(classes -> json.putObject("classes")
                        .put("logits", classes.logitsNode())
                        .put("probabilities", classes.probabilitiesNode())
                        .put("labels", classes.labelsFile()));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts can be written", e);
        }
    }
}

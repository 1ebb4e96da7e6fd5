package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.featurescope.model.DescriptorSchema.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void isASchemaOfTheDraftThatItNames() {
        assertThat(DescriptorSchema.json().path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(DescriptorSchema.json()))
                .isEmpty();
    }

    @Test
    void namesEveryFaultAtOnce() throws IOException {
        ObjectNode descriptor = tiny();
        descriptor.put("id", "Tiny").remove("title");
        descriptor.put("a/b", 1);
        ((ObjectNode) descriptor.path("input")).put("height", 0).put("scale", "x");
        ((ObjectNode) descriptor.path("layers").path(1)).put("depth", 3);

        assertThat(DescriptorSchema.faults(descriptor).stream()
                        .map(Fault::place)
                        .map(Object::toString))
                .containsExactlyInAnyOrder(
                        "/title", "/id", "/a~1b", "/input/height", "/input/scale", "/layers/1/depth");
        assertThatThrownBy(() -> DescriptorReader.read("model.json", JSON.writeValueAsBytes(descriptor)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model.json: ")
                .hasMessageContaining("/a~1b is unknown; known are ")
                .hasMessageContaining("/input/height must be a whole number between 1 and 2048, but is 0")
                .hasMessageContaining("/layers/1/depth is unknown; known are name, node");
    }

    @Test
    void namesEveryFaultThatASchemaCannotFind() throws IOException {
        ObjectNode descriptor = tiny();
        ((ObjectNode) descriptor.path("input")).put("leastSide", 9);
        ((ObjectNode) descriptor.path("layers").path(1)).put("name", "conv");

        assertThatThrownBy(() -> DescriptorReader.read("model.json", JSON.writeValueAsBytes(descriptor)))
                .hasMessage("model.json: /input/leastSide must be at most the input's 8 x 8, but is 9;"
                        + " /layers/1/name is given twice: \"conv\"");
    }

    @Test
    void saysOfAnotherVersionOnlyThatItIsAnother() throws IOException {
        ObjectNode descriptor = tiny();
        descriptor.put("version", 2).put("channels", 24).remove("input");

        assertThat(DescriptorSchema.faults(descriptor))
                .singleElement()
                .hasToString("/version must be 1, the version of descriptors that this release reads, but is 2");
    }

    @Test
    void takesADescriptorWithoutAVersionForOneOfVersionOne() throws Exception {
        byte[] without = TinyModel.DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
        byte[] with = JSON.writeValueAsBytes(tiny().put("version", 1).put("$schema", "/schemas/model.json"));

        assertThat(DescriptorReader.read("model.json", with)).isEqualTo(DescriptorReader.read("model.json", without));
    }

    @Test
    void namesAtMostTwentyFaults() throws IOException {
        ObjectNode descriptor = tiny();
        for (int i = 0; i < 30; i++) {
            descriptor.put("field" + i, i);
        }

        assertThatThrownBy(() -> DescriptorReader.read("model.json", JSON.writeValueAsBytes(descriptor)))
                .hasMessageEndingWith("; and 10 more faults");
    }

    @Test
    void hasAnExampleWithoutFaults() throws Exception {
        JsonNode example = DescriptorSchema.json().path("examples").path(0);

        assertThat(DescriptorReader.read("model.json", JSON.writeValueAsBytes(example))
                        .descriptor()
                        .layers())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini-inception", "mini-inception-robust"})
    void acceptsTheDescriptorsOfTheProduct(String id) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DescriptorSchema.class.getResourceAsStream(id + "/" + DescriptorReader.FILE))) {
            assertThat(DescriptorSchema.faults(JSON.readTree(file))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "a", "mixed4c_3x3", "a.b-c", "1a", "_a", "a:b", "", "a b", "é", "a\n", "conv/1"})
    void allowsTheNamesOfLayersThatExpressionsAllow(String name) throws IOException {
        for (String each : new String[] {name, name + "x".repeat(100 - name.length()), name + "x".repeat(100)}) {
            ObjectNode descriptor = tiny();
            ((ObjectNode) descriptor.path("layers").path(0)).put("name", each);

            assertThat(DescriptorSchema.faults(descriptor).isEmpty())
                    .as(each)
                    .isEqualTo(UnitExpression.isLayerName(each));
        }
    }

    private static ObjectNode tiny() throws IOException {
        JsonNode tiny = JSON.readTree(TinyModel.DESCRIPTOR);
        return (ObjectNode) tiny;
    }
}

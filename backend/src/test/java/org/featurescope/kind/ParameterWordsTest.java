package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people read about the parameters of figures. */
final class ParameterWordsTest {
    /** About what fits on two lines below a control of the figure maker. */
    private static final int MOST_CHARACTERS = 140;

    @TestFactory
    Stream<DynamicTest> everyParameterHasALabelAndOneLineForPeople() {
        return TestKinds.quick().all().stream()
                .flatMap(kind -> parameters(kind)
                        .map(parameter -> DynamicTest.dynamicTest(
                                kind.name() + " " + parameter.getKey(), () -> check(parameter))));
    }

    private static Stream<Map.Entry<String, JsonNode>> parameters(FigureKind<?> kind) {
        return Kinds.schema(kind).path("properties").properties().stream()
                .filter(parameter -> parameter.getValue().path("const").isMissingNode());
    }

    private static void check(Map.Entry<String, JsonNode> parameter) {
        JsonNode schema = parameter.getValue();
        assertThat(schema.path("title").asText())
                .as("the label begins with a capital and is no camelCase name, no letter and no name of code")
                .matches("[A-Z][a-z].*")
                .doesNotContainPattern("[a-z][A-Z]|_|[a-z]-[a-z]+=")
                .hasSizeBetween(2, 30);
        assertThat(schema.path("description").asText())
                .as("one line for people")
                .hasSizeBetween(10, MOST_CHARACTERS)
                .endsWith(".")
                .doesNotContain("\n")
                .isNotEqualToIgnoringCase(schema.path("title").asText() + ".");
        schema.path("enum").forEach(value -> {
            if (value.isTextual()) {
                assertThat(schema.path("x-labels").path(value.asText()).asText())
                        .as(value.asText())
                        .matches("[A-Z0-9].+");
            }
        });
    }
}

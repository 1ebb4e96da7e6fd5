package org.featurescope.figure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {
    private static final Decimals TYPE = new Decimals(-1000, 1000, 4);

    @Test
    void readsWhatItWrites() throws Exception {
        for (List<Double> numbers : List.of(List.<Double>of(), List.of(1.0), List.of(-0.25, 1000.0, 1e-4))) {
            assertThat(TYPE.fromText("weights", TYPE.toText(numbers))).isEqualTo(numbers);
            assertThat(TYPE.fromJson("weights", TYPE.toJson(numbers))).isEqualTo(numbers);
        }
        assertThat(TYPE.toText(List.of(2.0, -0.125))).isEqualTo("2,-0.125");
        assertThat(TYPE.fromJson("weights", new JsonMapper().readTree("[1, 2.5]")))
                .containsExactly(1.0, 2.5);
        assertThat(TYPE.schema().path("items").path("maximum").asDouble()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1,NaN", "Infinity", "1e300", "1,,2", ",", "1;2", "1001", "1,2,3,4,5", "one"})
    void refusesOtherTextsAndNamesTheField(String text) {
        assertThatThrownBy(() -> TYPE.fromText("weights", text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("weights"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1,2\"", "[1, \"2\"]", "[1e300]", "[null]", "[[1]]", "[1, 2, 3, 4, 5]"})
    void refusesOtherJsonAndNamesTheField(String json) {
        assertThatThrownBy(() -> TYPE.fromJson("weights", new JsonMapper().readTree(json)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).startsWith("weights"));
    }
}

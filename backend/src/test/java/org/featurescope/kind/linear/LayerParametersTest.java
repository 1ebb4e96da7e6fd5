package org.featurescope.kind.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.linear.LinearLayer;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayerParametersTest {
    private static final LayerShape SHAPE = new LayerShape(2, 3, 100, 7);
    private static final ParameterTable<LayerParameters> TABLE = LayerParameters.addTo(
            ParameterTable.of("any", values -> LayerParameters.of(values, SHAPE)), Function.identity(), SHAPE);

    private static LayerParameters read(String query) {
        Map<String, String> parameters = QueryString.parse(query);
        return TABLE.read(SpecSource.of(parameters));
    }

    @Test
    void drawsALayerFromItsSeed() {
        assertThat(read("kind=any").layer()).isEqualTo(LinearLayer.drawn(7, 3, 2));
        assertThat(read("kind=any&neurons=5&seed=9").layer()).isEqualTo(LinearLayer.drawn(9, 5, 2));
        assertThat(TABLE.toQuery(read("kind=any&neurons=3&seed=7"))).isEqualTo("kind=any");
    }

    @Test
    void takesGivenNumbersInsteadOfTheSeed() {
        LayerParameters given = read("kind=any&weights=1,2,3,-4.5&biases=0,1&seed=5");
        assertThat(given.layer())
                .isEqualTo(new LinearLayer(List.of(List.of(1.0, 2.0), List.of(3.0, -4.5)), List.of(0.0, 1.0)));
        assertThat(given.layer().output(1, 1, 2)).isEqualTo(-5);
        assertThat(given).isEqualTo(read("kind=any&weights=1,2,3,-4.5&biases=0,1"));
        assertThat(TABLE.toQuery(given)).isEqualTo("kind=any&neurons=2&weights=1,2,3,-4.5&biases=0,1");
        assertThat(TABLE.read(SpecSource.of(TABLE.toJson(given)))).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "biases; weights=1,2",
                "weights; biases=1",
                "weights; weights=1,2,3&biases=1",
                "weights; weights=1,NaN&biases=1",
                "weights; weights=1,1e300&biases=1",
                "biases; weights=1,2&biases=1001",
                "neurons; neurons=101",
                "neurons; neurons=0",
                "seed; seed=-1",
                "seed; seed=4294967296"
            })
    void namesTheParameterAtFault(String field, String query) {
        assertThatThrownBy(() -> read("kind=any&" + query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}

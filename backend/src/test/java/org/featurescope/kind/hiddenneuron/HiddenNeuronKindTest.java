package org.featurescope.kind.hiddenneuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Comparator;
import java.util.List;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.hiddenneuron.HiddenNeuronResult.Digit;
import org.featurescope.network.Digits;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HiddenNeuronKindTest {
    private static final SpecReader READER = new SpecReader(TestKinds.quick(), Networks.catalogue());

    private static FigureResult make(String query) {
        assumeTrue(Digits.ofProduct().isPresent(), "this build has no digits");
        return READER.fromQuery("kind=hidden-neuron&problem=digits&hidden=8&" + query)
                .recipe()
                .make(new Viewer());
    }

    @Test
    void picturesOfANeuronAreFollowedByTheDigitsThatExciteItMost() {
        FigureResult result = make("neuron=3&steps=60&picture-steps=24");
        assertThat(result.pictures()).hasSize(2 + HiddenNeuronSpec.DIGITS);
        List<Double> sums = ((HiddenNeuronResult) result.data().orElseThrow())
                .digits().stream().map(Digit::sum).toList();
        assertThat(sums)
                .hasSize(HiddenNeuronSpec.DIGITS)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(sum -> sum > 0);
        Picture exciting = result.pictures().get(0);
        assertThat(exciting.label()).isEqualTo("excites neuron 3 of layer 1");
        assertThat(exciting.objective()).isPositive();
        for (Picture picture : result.pictures()) {
            assertThat(isGrey(picture.image())).isTrue();
        }
    }

    private static boolean isGrey(RgbImage image) {
        byte[] pixels = image.pixels();
        for (int i = 0; i < pixels.length; i += 3) {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void anOutputIsExcitedByItsDigit() {
        List<Digit> digits = ((HiddenNeuronResult) make("layer=2&neuron=1&picture-steps=2&steps=300")
                        .data()
                        .orElseThrow())
                .digits();
        assertThat(digits).filteredOn(digit -> digit.digit().equals("0")).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "problem=xor&hidden=4, problem",
        "problem=digits&hidden=8&layer=3, layer",
        "problem=digits&hidden=8&neuron=9, neuron",
        "problem=digits&hidden=8&layer=2&neuron=11, neuron",
    })
    void whatTheNetworkLacksIsRefused(String query, String field) {
        assumeTrue(Digits.ofProduct().isPresent(), "this build has no digits");
        assertThatThrownBy(() -> READER.fromQuery("kind=hidden-neuron&" + query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}

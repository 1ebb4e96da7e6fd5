package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.correlation.CorrelationResult.Parting;
import org.featurescope.kind.correlation.CorrelationResult.Partings;
import org.junit.jupiter.api.Test;

final class AnswerTest {
    private static List<String> sentences(Partings partings) {
        return new Answer(TestResults.layers(4, true), "pets").sentences(Optional.of(partings));
    }

    @Test
    void theLayerFromWhichOnClassesPartIsNamedWithItsInterval() {
        assertThat(sentences(new Partings(
                        TestResults.parting(2, 1, 3), TestResults.parting(0, 0, 0), TestResults.parting(3, 3, 3))))
                .contains(
                        "From c on (interval b to d), photographs of one class correlate more than photographs of different"
                                + " classes.",
                        "In the untrained network they do so from a, the first layer, on (interval: this layer alone).",
                        "From d on (interval: this layer alone), the difference is larger than in the untrained network.",
                        "The difference is largest at d: 0.50 within classes, 0.13 between them.");
    }

    @Test
    void whereNoLayerIsFoundItIsSaid() {
        assertThat(sentences(new Partings(TestResults.noParting(), TestResults.noParting(), TestResults.noParting())))
                .contains(
                        "No layer was found from which on photographs of one class correlate more than photographs of different"
                                + " classes.",
                        "In the untrained network no such layer was found.",
                        "No layer was found from which on the difference is larger than in the untrained network.");
    }

    @Test
    void anIntervalMayExtendToNoLayer() {
        Parting open = new Parting(Optional.of(3), Optional.of(1), Optional.empty(), 0.2);
        assertThat(sentences(new Partings(open, open, open)))
                .anyMatch(
                        sentence -> sentence.startsWith(
                                "From d on (interval from b on, and at no layer in 20 % of the bootstrap samples), photographs"));
    }

    @Test
    void theRangeOfTheMeanIsSaidForBothNetworks() {
        assertThat(sentences(new Partings(TestResults.noParting(), TestResults.noParting(), TestResults.noParting())))
                .endsWith(
                        "Any two photographs correlate most at a (0.50 on average) and least at d (0.31).",
                        "In the untrained network, they correlate most at a (0.75 on average) and least at a (0.75).");
    }

    @Test
    void withoutClassesThereIsASentenceThatSaysSo() {
        assertThat(new Answer(TestResults.layers(2, false), "pets").sentences(Optional.empty()))
                .first()
                .asString()
                .startsWith("Classes cannot be compared")
                .contains("pets");
    }
}

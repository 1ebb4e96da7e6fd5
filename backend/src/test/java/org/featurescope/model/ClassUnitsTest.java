package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassUnitsTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception");
    private static final String CLASSES = NETWORK.layers().stream()
            .filter(layer -> layer.kind().equals("probabilities"))
            .map(Layer::name)
            .findFirst()
            .orElseThrow();
    private static final String LABEL = NETWORK.labels().get(7);

    @Test
    void namesAUnitByItsClass() {
        assertThat(ClassUnits.named(NETWORK, NETWORK.layer(CLASSES), 7)).isEqualTo("%s (%s:7)", LABEL, CLASSES);
        assertThat(ClassUnits.named(NETWORK, "From %s:7 to mixed4c:7 in x".formatted(CLASSES)))
                .isEqualTo("From %s (%s:7) to mixed4c:7 in x", LABEL, CLASSES);
        assertThat(ClassUnits.named(NETWORK, "this unit, channel 7 of layer %s in x".formatted(CLASSES)))
                .isEqualTo("this unit, channel 7 (%s) of layer %s in x", LABEL, CLASSES);
    }

    @Test
    void namesAPictureThatHasOnlyTheNumberOfItsChannel() {
        assertThat(ClassUnits.label(NETWORK, "7", CLASSES + ":7")).isEqualTo("%s (7)", LABEL);
        assertThat(ClassUnits.label(NETWORK, "7 · 3.21", CLASSES + ":7")).isEqualTo("%s (7) · 3.21", LABEL);
        assertThat(ClassUnits.label(NETWORK, CLASSES + ":7", CLASSES + ":7")).isEqualTo("%s (%s:7)", LABEL, CLASSES);
        assertThat(ClassUnits.label(NETWORK, "7", "mixed4c:7")).isEqualTo("7");
        assertThat(ClassUnits.label(NETWORK, "7", "")).isEqualTo("7");
    }

    @Test
    void leavesOtherUnitsObjectivesAndWhatIsNamedAlready() {
        for (String text : new String[] {
            "mixed4c:7", "channel 7 of layer mixed4c", "channel(%s:7)", "0.8*%s:7", "fish (%s:7)", "%s:999999", "my%s:7"
        }) {
            String given = text.formatted(CLASSES);
            assertThat(ClassUnits.named(NETWORK, given)).isEqualTo(given);
        }
    }
}

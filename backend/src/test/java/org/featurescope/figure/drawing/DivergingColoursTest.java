package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DivergingColoursTest {
    @ParameterizedTest
    @EnumSource
    void zeroIsWhiteAndTheEndsAreDark(DivergingColours colours) {
        assertThat(colours.of(0)).isEqualTo("#f7f7f7");
        assertThat(colours.of(1)).isNotEqualTo(colours.of(-1));
    }

    @Test
    void theEndsAreThoseOfTheScheme() {
        assertThat(DivergingColours.PURPLE_ORANGE.of(1)).isEqualTo("#7f3b08");
        assertThat(DivergingColours.PURPLE_ORANGE.of(-1)).isEqualTo("#2d004b");
        assertThat(DivergingColours.BLUE_RED.of(-1)).isEqualTo("#053061");
        assertThat(DivergingColours.BLUE_RED.of(7)).isEqualTo(DivergingColours.BLUE_RED.of(1));
    }

    @Test
    void neighbouringColoursAreMixed() {
        assertThat(DivergingColours.BLUE_RED.of(0.1)).isEqualTo("#fae9df");
    }
}

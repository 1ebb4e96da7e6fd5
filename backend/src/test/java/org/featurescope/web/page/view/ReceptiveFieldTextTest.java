package org.featurescope.web.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.junit.jupiter.api.Test;

final class ReceptiveFieldTextTest {
    private static final InputSpec INPUT = new InputSpec("input", 160, 160, 75, 1, 0);

    @Test
    void aReceptiveFieldAsLargeAsTheInputIsTheWholePicture() {
        assertThat(of(0)).isEqualTo("each position sees the whole picture");
        assertThat(of(159)).isEqualTo("each position has a receptive field of 159 px");
        assertThat(of(160))
                .startsWith("a position in the middle sees the whole picture (its receptive field is 160 px");
        assertThat(of(831))
                .isEqualTo("each position sees the whole picture (its receptive field is 831 px, the input 160 px)");
        assertThat(ReceptiveFieldText.seesWhole(layer(159), INPUT)).isFalse();
        assertThat(ReceptiveFieldText.seesWhole(layer(160), INPUT)).isTrue();
    }

    @Test
    void unitsThatSeeLessThanAQuarterOfTheSideSeeNoThings() {
        assertThat(ReceptiveFieldText.tooSmallForAThing(layer(3), INPUT))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("It sees only 3 × 3 pixels, too few"));
        assertThat(ReceptiveFieldText.tooSmallForAThing(layer(40), INPUT)).isEmpty();
        assertThat(ReceptiveFieldText.tooSmallForAThing(layer(0), INPUT)).isEmpty();
    }

    private static String of(int receptiveField) {
        return ReceptiveFieldText.of(layer(receptiveField), INPUT);
    }

    private static Layer layer(int receptiveField) {
        return new Layer("a", "a", "convolution", 0, 8, 4, 4, receptiveField);
    }
}

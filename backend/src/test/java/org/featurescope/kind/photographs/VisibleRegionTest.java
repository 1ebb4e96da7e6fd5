package org.featurescope.kind.photographs;

import static org.assertj.core.api.Assertions.assertThat;

import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class VisibleRegionTest {
    @Test
    void aRegionAtTheEdgeIsCutWhereTheInputEndsAndStaysWhole() {
        RgbImage photograph = new RgbImage(10, 10, new byte[300]);
        VisibleRegion corner = new VisibleRegion(0, 0, 0.25, 0.5);
        RgbImage seen = corner.of(photograph, 16);
        assertThat(seen.at(8, 8, 0)).isZero();
        // half as high as wide: above and below there is nothing
        assertThat(seen.at(0, 8, 0)).isEqualTo(128);
        assertThat(seen.at(15, 8, 0)).isEqualTo(128);
        assertThat(new VisibleRegion(0, 0, 1, 1).isWhole()).isTrue();
    }
}

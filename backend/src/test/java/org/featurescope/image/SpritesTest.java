package org.featurescope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpritesTest {
    @Test
    void laysPicturesSideBySideInRows() {
        List<RgbImage> pictures = List.of(Pictures.random(1, 4, 5), Pictures.random(2, 4, 5), Pictures.random(3, 4, 5));
        RgbImage sheet = Sprites.sheet(pictures, 2);
        assertThat(sheet.height()).isEqualTo(8);
        assertThat(sheet.width()).isEqualTo(10);
        for (int i = 0; i < 4; i++) {
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 5; x++) {
                    int expected = i < 3 ? pictures.get(i).at(y, x, 2) : 255;
                    assertThat(sheet.at(i / 2 * 4 + y, i % 2 * 5 + x, 2)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void keepsOpacityAndIsTransparentWhereNoPictureIs() {
        RgbImage opaque = Pictures.random(1, 2, 2);
        RgbImage faint = new RgbImage(2, 2, new byte[12], Optional.of(new byte[] {1, 2, 3, 4}));
        assertThat(Sprites.sheet(List.of(opaque, faint, opaque), 2).opacity().orElseThrow())
                .containsExactly(-1, -1, 1, 2, -1, -1, 3, 4, -1, -1, 0, 0, -1, -1, 0, 0);
        assertThat(Sprites.sheet(List.of(opaque, opaque), 2).opacity()).isEmpty();
    }

    @Test
    void makesAboutSquareSheets() {
        assertThat(List.of(1, 2, 4, 5, 8, 9, 10, 64))
                .extracting(Sprites::columns)
                .containsExactly(1, 2, 2, 3, 3, 3, 4, 8);
    }

    @Test
    void refusesPicturesOfDifferentSizes() {
        List<RgbImage> pictures = List.of(Pictures.random(1, 4, 5), Pictures.random(2, 5, 4));
        assertThatThrownBy(() -> Sprites.sheet(pictures, 2)).hasMessageContaining("[4 x 5] beside RgbImage[5 x 4]");
    }
}

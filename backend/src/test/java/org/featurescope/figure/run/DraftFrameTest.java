package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

class DraftFrameTest {
    private static final RgbImage PICTURE = RgbImage.grey(128);

    @Test
    void isHalfAsLargeWhileThePicturesAreNoise() {
        DraftFrame early = DraftFrame.of(List.of(PICTURE, PICTURE), 10, 100);
        DraftFrame late = DraftFrame.of(List.of(PICTURE, PICTURE), 20, 100);
        assertThat(ImageDecoder.decode(early.file()).width()).isEqualTo(128);
        assertThat(ImageDecoder.decode(late.file()).width()).isEqualTo(256);
        assertThat(early.pictures()).isEqualTo(2);
    }

    @Test
    void keepsTheSizeOfSmallPictures() {
        DraftFrame early = DraftFrame.of(List.of(RgbImage.grey(48)), 0, 100);
        assertThat(ImageDecoder.decode(early.file()).width()).isEqualTo(48);
    }

    @Test
    void isAJpegFileUnlessAPictureIsTransparent() {
        assertThat(DraftFrame.of(List.of(PICTURE), 50, 100).ending()).isEqualTo("jpg");
        RgbImage transparent = new RgbImage(128, 128, PICTURE.pixels(), Optional.of(new byte[128 * 128]));
        DraftFrame frame = DraftFrame.of(List.of(transparent), 50, 100);
        assertThat(frame.ending()).isEqualTo("png");
        assertThat(ImageDecoder.decode(frame.file()).at(0, 0, 0)).isEqualTo(255);
    }
}

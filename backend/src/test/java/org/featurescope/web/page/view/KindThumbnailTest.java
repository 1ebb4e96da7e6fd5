package org.featurescope.web.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.featurescope.figure.FigureKind;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.web.http.ClassPathFiles;
import org.junit.jupiter.api.Test;

final class KindThumbnailTest {
    private static final int MOST_BYTES = 25_000;

    @Test
    void everyKindHasASmallPicture() {
        for (FigureKind<?> kind : TestKinds.quick().all()) {
            byte[] jpeg = ClassPathFiles.read("/org/featurescope/web" + KindThumbnail.url(kind))
                    .orElseThrow(() -> new AssertionError(
                            "%s has no thumbnail; featurescope thumbnails --out static/kinds makes it"
                                    .formatted(kind.name())));
            RgbImage picture = ImageDecoder.decode(jpeg);
            assertThat(picture.width()).as(kind.name()).isEqualTo(240);
            assertThat(picture.height()).as(kind.name()).isEqualTo(160);
            assertThat(jpeg.length).as(kind.name()).isLessThan(MOST_BYTES);
        }
    }
}

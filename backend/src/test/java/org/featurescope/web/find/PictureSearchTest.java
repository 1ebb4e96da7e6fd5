package org.featurescope.web.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.featurescope.activation.Activations;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.Networks;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.ColourNetwork;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitResponses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network's units detect red, green and blue, in this order. */
final class PictureSearchTest {
    private static final Network NETWORK = ColourNetwork.of("colours", 0, 1, 2);
    private static final int SIDE = 32;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @Test
    void findsTheUnitOfTheColourOfAPart() throws IOException {
        byte[] file = PngEncoder.encode(redAndGreen());
        try (Activations activations = new Activations()) {
            PictureSearch search = new PictureSearch(Networks.catalogue(), activations, responses());
            assertThat(best(search, file, "0,0,0.5,1")).isEqualTo(new Unit("out", 0));
            assertThat(best(search, file, "0.5,0,0.5,1")).isEqualTo(new Unit("out", 1));
            assertThat(best(search, file, "0.6,0.5,0.3,0.4")).isEqualTo(new Unit("out", 1));
        }
    }

    private static Unit best(PictureSearch search, byte[] file, String part) {
        FindQuery query = new FindQuery("", Optional.of(NETWORK), "", "", 3, "");
        SearchedPicture picture = SearchedPicture.of(file, PicturePart.of(part));
        return search.find(picture, query, List.of(PictureCriterion.ACTIVATIONS))
                .answers()
                .get(0)
                .units()
                .get(0)
                .unit();
    }

    private static KnownResponses responses() throws IOException {
        KnownResponses known = new KnownResponses(folder.resolve("data"));
        try (PhotographSet set = PhotographSet.of(ColourNetwork.write(folder.resolve("pictures"), 90))) {
            known.keep(UnitResponses.measure(NETWORK, set, "colours", UnaryOperator.identity(), IndexListener.NONE));
        }
        return known;
    }

    /** Returns a picture whose left half is red and whose right half is green, with some stripes. */
    private static RgbImage redAndGreen() {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int colour = pixel % SIDE < SIDE / 2 ? 0 : 1;
            pixels[pixel * 3 + colour] = (byte) (200 + pixel / SIDE % 2 * 20);
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }
}

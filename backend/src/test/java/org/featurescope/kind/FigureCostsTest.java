package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.model.InputSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures of all kinds cost. */
class FigureCostsTest {
    /** The most that a reader may request of a server for everybody. */
    private static final double BOUND = 512.0 * 512 * 512;

    private final Kinds kinds = TestKinds.quick();

    @Test
    void eachExampleHasAPriceWellBelowTheBoundOfReaders() {
        FigureCosts costs = new FigureCosts(Networks.catalogue(), Networks.shelf());
        for (FigureKind<?> kind : kinds.all()) {
            assertThat(costs.of(kinds.example(kind, Networks.catalogue())))
                    .as(kind.name())
                    .isBetween(100_000.0, BOUND / 3);
        }
    }

    @Test
    void aLargerSetCostsMoreInEachNetworkThatItsPhotographsPassThrough(@TempDir Path folder) throws IOException {
        Path set = Files.createDirectories(folder.resolve("sets").resolve(PhotographShelf.COMMONS + "-new"));
        for (int photograph = 0; photograph < 20; photograph++) {
            Files.write(set.resolve(photograph + ".png"), new byte[] {(byte) photograph});
        }
        FigureCosts costs = new FigureCosts(Networks.catalogue(), new PhotographShelf(folder));
        List<FigureKind<?>> ofSets = kinds.all().stream()
                .filter(kind -> WithPhotographs.class.isAssignableFrom(kind.specType()))
                .toList();
        assertThat(ofSets).isNotEmpty();
        for (FigureKind<?> kind : ofSets) {
            FigureSpec example = kinds.example(kind, Networks.catalogue());
            FigureSpec ofSet = kinds.stored(kinds.toJson(example)
                    .put("photographs", set.getFileName().toString())
                    .put("photographsHash", ""));
            FigureSpec ofNone = kinds.stored(kinds.toJson(example).put("photographs", "none"));
            String model = ((AboutNetwork) example).model();
            InputSpec input = Networks.catalogue().network(model).descriptor().input();
            assertThat(costs.of(ofSet) - costs.of(ofNone))
                    .as(kind.name())
                    .isEqualTo(20.0 * input.height() * input.width() * ((WithPhotographs) example).networks());
        }
    }
}

package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MemoryNeedTest {
    private static final long GIB = 1L << 30;

    private static BatchObjective objective;
    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception-robust");
        objective = BatchObjective.of(Objective.parse("channel(mixed4c:20)"), 1, network);
    }

    @Test
    void thePictureOf2048PixelsTakesLessThanThreeGibibytesInTiles() {
        MemoryNeed need = new MemoryNeed(network, objective, 1, 3 * GIB);
        assertThat(need.bytes(TileGrid.of(2048, Octave.MOST_WHOLE))).isBetween(GIB, 3 * GIB);
        assertThat(need.bytes(TileGrid.whole(2048))).isGreaterThan(3 * GIB);
    }

    @Test
    void aPictureThatDoesNotFitWholeIsCutIntoTheLargestTilesThatDo() {
        TileGrid whole = TileGrid.whole(512);
        long needed = new MemoryNeed(network, objective, 1, Long.MAX_VALUE).bytes(whole);
        assertThat(new MemoryNeed(network, objective, 1, needed).fitting(whole)).isEqualTo(whole);
        MemoryNeed less = new MemoryNeed(network, objective, 1, needed - 1);
        TileGrid cut = less.fitting(whole);
        assertThat(cut).isEqualTo(new TileGrid(512, 256));
        less.check(cut);
    }

    @Test
    void whatFitsInNoTilesIsRefusedAndWhatWouldFitIsNamed() {
        MemoryNeed little = new MemoryNeed(network, objective, 1, 1 << 20);
        TileGrid whole = TileGrid.whole(512);
        assertThat(little.fitting(whole)).isEqualTo(whole);
        assertThatThrownBy(() -> little.check(whole))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pictures of %d pixels".formatted(little.mostWhole()));
    }
}

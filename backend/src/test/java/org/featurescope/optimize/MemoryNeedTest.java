package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryNeedTest {
    private static final long GIB = 1L << 30;

    private static BatchObjective objective;
    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception-robust");
        objective = BatchObjective.of(Objective.parse("channel(mixed4c:20)"), 1, network);
    }

    private static EngineLimits limits(long bytes) {
        return new EngineLimits(16, 1, bytes);
    }

    @Test
    void thePictureOf2048PixelsTakesLessThanThreeGibibytesInTiles() {
        MemoryNeed need = new MemoryNeed(network, objective, 512, size -> 1, limits(3 * GIB));
        assertThat(need.bytes(TileGrid.of(2048, EngineLimits.DEFAULT_LARGEST_WHOLE)))
                .isBetween(GIB, 3 * GIB);
        assertThat(need.bytes(TileGrid.whole(2048))).isGreaterThan(3 * GIB);
    }

    @Test
    void aPictureThatDoesNotFitWholeIsCutIntoTheLargestTilesThatDo() {
        TileGrid whole = TileGrid.whole(512);
        long needed = new MemoryNeed(network, objective, 512, size -> 1, limits(Long.MAX_VALUE)).bytes(whole);
        assertThat(new MemoryNeed(network, objective, 512, size -> 1, limits(needed)).fitting(whole))
                .isEqualTo(whole);
        MemoryNeed less = new MemoryNeed(network, objective, 512, size -> 1, limits(needed - 1));
        TileGrid cut = less.fitting(whole);
        assertThat(cut).isEqualTo(new TileGrid(512, 256));
        less.check(cut);
    }

    /** Of four tiles, two in parallel need the memory of two, and eight in parallel only that of all four. */
    @Test
    void eachTileThatIsComputedAtTheSameTimeNeedsMemory() {
        TileGrid grid = TileGrid.of(1024, 512);
        long one = withParallel(1, Long.MAX_VALUE).bytes(grid);
        long tile = withParallel(2, Long.MAX_VALUE).bytes(grid) - one;
        assertThat(tile).isBetween(100L << 20, one);
        assertThat(withParallel(8, Long.MAX_VALUE).bytes(grid)).isEqualTo(one + 3 * tile);
        assertThat(withParallel(2, one + tile).fitting(grid)).isEqualTo(grid);
        assertThat(withParallel(2, one + tile - 1).fitting(grid).tile()).isLessThan(512);
    }

    private static MemoryNeed withParallel(int batches, long bytes) {
        return new MemoryNeed(network, objective, 512, size -> 1, new EngineLimits(16, batches, bytes));
    }

    @Test
    void aPictureThatFitsInNoTilesIsRefusedAndTheMessageTellsWhatWouldFit() {
        MemoryNeed little = new MemoryNeed(network, objective, 512, size -> 1, limits(10 << 20));
        TileGrid whole = TileGrid.whole(512);
        assertThat(little.fitting(whole)).isEqualTo(whole);
        assertThatThrownBy(() -> little.check(whole))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pictures of %d pixels".formatted(little.largestWhole(512)));
    }

    @Test
    void ifNoSizeFitsNoneIsNamed() {
        MemoryNeed nothing = new MemoryNeed(network, objective, 512, size -> 1, limits(1));
        assertThatThrownBy(() -> nothing.check(TileGrid.whole(512)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no picture would fit");
    }

    /** Batches of smaller pictures have more pictures, so a size that would fit in the present batch may not fit in its own. */
    @ParameterizedTest
    @CsvSource({
        "each(channel(mixed4c:1); channel(mixed4c:2); channel(mixed3b:3)), 3, 1",
        "channel(mixed4c:1), 200, 32",
        "channel(mixed4c:1), 200, 7",
        "channel(mixed4c:1) - diversity(mixed4c), 40, 1",
    })
    void theNumberAndTheSizeInTheMessageFit(String text, int pictures, int batch) {
        for (long mebibytes : new long[] {20, 60, 100}) {
            EngineLimits limits = new EngineLimits(batch, 2, mebibytes << 20);
            VisualizationSpec asked = spec(text, pictures, 512);
            String refusal = catchThrowableOfType(
                            InvalidInputException.class, () -> asked.checkedAgainst(network, limits))
                    .getMessage();
            Matcher size = Pattern.compile("pictures of (\\d+) pixels would").matcher(refusal);
            if (size.find()) {
                spec(text, pictures, Integer.parseInt(size.group(1))).checkedAgainst(network, limits);
            }
            Matcher number = Pattern.compile("(\\d+) of this size").matcher(refusal);
            if (number.find() && !text.startsWith("each")) {
                spec(text, Integer.parseInt(number.group(1)), 512).checkedAgainst(network, limits);
            }
            assertThat(refusal).containsPattern("would fit");
        }
    }

    private static VisualizationSpec spec(String objective, int pictures, int size) {
        return VisualizationSpec.of(Objective.parse(objective), pictures, size, 1, 0, Preset.QUICK.settings());
    }
}

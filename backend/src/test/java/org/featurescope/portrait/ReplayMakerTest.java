package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayMakerTest {
    private static final Network NETWORK = SmallNetwork.of(1);
    private static final PortraitRecipe RECIPE = PortraitRecipe.of(NETWORK).withSteps(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The last row of frames, the finished row and the portraits of the units, made alone, are the same pictures. */
    @Test
    void endsWithThePortraitsOfItsUnits() throws IOException {
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE)) {
            List<String> names = List.of("second:1", "first:0", "second:2");
            Replay replay = new ReplayMaker(visualizer, NETWORK, RECIPE, folder).make(names, share -> {});

            assertThat(replay.units()).isEqualTo(names);
            assertThat(replay.steps()).startsWith(1).endsWith(20).isSorted().doesNotHaveDuplicates();
            RgbImage finished = picture(Replay.FINISHED);
            RgbImage frames = picture(Replay.FRAMES);
            int side = replay.side();
            int rows = replay.steps().size();
            assertThat(finished.width()).isEqualTo(3 * side).isEqualTo(frames.width());
            assertThat(finished.height()).isEqualTo(side);
            assertThat(frames.height()).isEqualTo(rows * side);
            RgbImage last = Resampler.crop(frames, (rows - 1) * side, 0, side, 3 * side);
            assertThat(difference(last, finished)).isLessThan(3);
            assertThat(difference(Resampler.crop(frames, 0, 0, side, 3 * side), finished))
                    .isGreaterThan(10);
            for (int column = 0; column < 3; column++) {
                RgbImage alone = visualizer
                        .run(NETWORK, RECIPE.run(replay.chosen().subList(column, column + 1)), RunListener.NONE)
                        .pictures()
                        .get(0);
                assertThat(difference(
                                Resampler.resize(alone, side, side),
                                Resampler.crop(finished, 0, column * side, side, side)))
                        .as(names.get(column))
                        .isLessThan(10);
            }
        }
    }

    @Test
    void isFoundInTheFolderOfDataUntilItIsDamaged() throws IOException {
        Portraits portraits = new Portraits(folder);
        Path of = Portraits.folder(folder, NETWORK);
        assertThat(portraits.replay(NETWORK)).isEmpty();
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE)) {
            Replay replay = new ReplayMaker(visualizer, NETWORK, of).make(List.of("second:1"), share -> {});
            assertThat(portraits.replay(NETWORK)).contains(replay);
            assertThat(portraits.replayJpeg(NETWORK, replay.finished()))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(read(of.resolve(Replay.FINISHED))));
            assertThat(portraits.replayJpeg(NETWORK, replay.frames())).isPresent();
        }
        assertThat(portraits.replay(SmallNetwork.of(2))).as("another network").isEmpty();
        assertThat(portraits.replayJpeg(NETWORK, "0".repeat(64))).isEmpty();
        Files.writeString(of.resolve(Replay.FILE), "{\"network\": ");
        assertThat(portraits.replay(NETWORK)).as("a damaged file").isEmpty();
    }

    @Test
    void refusesUnitsThatTheNetworkDoesNotHave() {
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE)) {
            ReplayMaker maker = new ReplayMaker(visualizer, NETWORK, RECIPE, folder);
            assertThatThrownBy(() -> maker.make(List.of("third:0"), share -> {}))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> maker.make(List.of("second:3"), share -> {}))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> maker.make(List.of("second~3"), share -> {}))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("second~3");
            assertThat(folder).isEmptyDirectory();
        }
    }

    private RgbImage picture(String file) throws IOException {
        return ImageDecoder.decode(Files.readAllBytes(folder.resolve(file)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double difference(RgbImage one, RgbImage other) {
        double sum = 0;
        for (int at = 0; at < one.pixels().length; at++) {
            sum += Math.abs((one.pixels()[at] & 0xff) - (other.pixels()[at] & 0xff));
        }
        return sum / one.pixels().length;
    }
}

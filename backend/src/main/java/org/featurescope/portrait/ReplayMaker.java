package org.featurescope.portrait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.featurescope.files.AtomicFile;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;
import org.featurescope.validate.Validate;

/** Makes the {@link Replay} of a network in the folder of its portraits. All units are optimized in one run. */
public final class ReplayMaker {
    /** The largest height and width of a replay's pictures, pixels; they are shown larger than portraits. */
    private static final int MOST_SIDE = 128;

    private static final float QUALITY = 0.75f;

    private final Visualizer visualizer;
    private final Network network;
    private final PortraitRecipe recipe;
    private final Path folder;

    /** Creates a maker of a network's replay by {@link PortraitRecipe#of}. */
    public ReplayMaker(Visualizer visualizer, Network network, Path folder) {
        this(visualizer, network, PortraitRecipe.of(network), folder);
    }

    ReplayMaker(Visualizer visualizer, Network network, PortraitRecipe recipe, Path folder) {
        this.visualizer = visualizer;
        this.network = network;
        this.recipe = recipe;
        this.folder = folder;
    }

    /**
     * Makes the replay.
     *
     * @param names the names of the units, {@code layer:channel}, in the order in which pages show them
     * @param progress receives the share of the work that is done
     * @throws org.featurescope.validate.InvalidInputException if a name is not that of a unit
     * @throws org.featurescope.validate.NotFoundException if the network does not have a unit's layer or channel
     */
    public Replay make(List<String> names, DoubleConsumer progress) throws IOException {
        Validate.inRange("units", names.size(), 1, Replay.MOST_UNITS);
        List<Unit> units = Replay.units(names);
        units.forEach(unit -> unit.checkedAgainst(network));
        Frames frames = new Frames(Replay.framesOf(recipe.steps()), progress);
        Visualization made = visualizer.run(network, recipe.run(units), frames);
        List<RgbImage> finished = small(made.pictures());
        frames.kept.put(recipe.steps(), finished);
        byte[] finishedJpeg = jpeg(finished, units.size());
        byte[] framesJpeg =
                jpeg(frames.kept.values().stream().flatMap(List::stream).toList(), units.size());
        Replay replay = new Replay(
                network.identity(),
                recipe.digest(),
                finished.get(0).width(),
                List.copyOf(frames.kept.keySet()),
                units.stream().map(Unit::toString).toList(),
                Sha256.of(finishedJpeg),
                Sha256.of(framesJpeg));
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve(Replay.FINISHED), finishedJpeg);
        AtomicFile.write(folder.resolve(Replay.FRAMES), framesJpeg);
        AtomicFile.write(folder.resolve(Replay.FILE), replay.bytes());
        return replay;
    }

    private static byte[] jpeg(List<RgbImage> pictures, int columns) {
        return JpegEncoder.encode(Sprites.sheet(pictures, columns), QUALITY);
    }

    private List<RgbImage> small(List<RgbImage> pictures) {
        int side = Math.min(MOST_SIDE, recipe.size());
        return pictures.stream()
                .map(picture -> Resampler.resize(picture, side, side))
                .toList();
    }

    /** Keeps the pictures after the given steps. */
    private final class Frames implements RunListener {
        private final List<Integer> steps;
        private final DoubleConsumer progress;
        private final Map<Integer, List<RgbImage>> kept = new TreeMap<>();

        Frames(List<Integer> steps, DoubleConsumer progress) {
            this.steps = steps;
            this.progress = progress;
        }

        @Override
        public void worked(double share) {
            progress.accept(share);
        }

        @Override
        public void step(int step, int of, float[] objective, Supplier<List<RgbImage>> frame) {
            if (steps.contains(step)) {
                kept.put(step, small(frame.get()));
            }
        }
    }
}
